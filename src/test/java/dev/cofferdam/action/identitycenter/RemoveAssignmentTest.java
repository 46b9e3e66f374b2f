package dev.cofferdam.action.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;

class RemoveAssignmentTest extends OnTheRange {
    private static final RemoveAssignment.In IN = new RemoveAssignment.In("Administrators", SHOP, "USER", USER);

    private final RemoveAssignment action = new RemoveAssignment();

    @Test
    void takesItAndGivesItBack() {
        var plan = thereAndBack(action, IN, new RemoveAssignment.Out(false, List.of("GROUP " + GROUP)));

        assertThat(plan.changes())
                .containsExactly(Change.of(ADMINS, "Assignment/%s/USER/%s".formatted(SHOP, USER), "assigned", null));
        assertThat(plan.warnings())
                .contains("The user keeps it where they are in one of these: GROUP %s.".formatted(GROUP))
                .noneMatch(w -> w.contains("the role in account"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws).assigned()).isFalse());
    }

    @Test
    void waitsForWhatIsUnderWay() {
        var plan = action.plan(IN, account.aws);
        somebody()
                .deleteAccountAssignment(r -> r.instanceArn(INSTANCE)
                        .permissionSetArn(ADMINS)
                        .targetType(TargetType.AWS_ACCOUNT)
                        .targetId(SHOP)
                        .principalType(PrincipalType.GROUP)
                        .principalId(GROUP));

        assertThat(action.apply(IN, plan, account.aws)).isEqualTo(new RemoveAssignment.Out(false, List.of()));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void saysWhenTheRoleGoesWithIt() {
            assertThat(action.plan(new RemoveAssignment.In(READERS, SHOP, "USER", USER), account.aws)
                            .warnings())
                    .contains("Nobody else has it there: the role in account %s is removed with it.".formatted(SHOP));
        }

        @Test
        void saysThatAGroupIsAllItsMembers() {
            assertThat(action.plan(new RemoveAssignment.In(ADMINS, SHOP, "GROUP", GROUP), account.aws)
                            .warnings())
                    .contains("All members of the group lose it, you too if you are one.");
        }

        @Test
        void isDoneWhereTheyDoNotGetIn() {
            assertThat(action.plan(new RemoveAssignment.In(ADMINS, DATA, "USER", USER), account.aws)
                            .changes())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ada", "ada@example.com", "", "9067012345"})
        void refusesNames(String principal) {
            refuses(
                    () -> action.plan(new RemoveAssignment.In(ADMINS, SHOP, "USER", principal), account.aws),
                    "InvalidInput",
                    "names are not taken");
        }
    }
}
