package dev.cofferdam.action.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MoveAccountTest extends OnTheRange {
    private static final MoveAccount.In IN = new MoveAccount.In(MEMBER, QUARANTINE);

    private final MoveAccount action = new MoveAccount();

    @Test
    void movesItThereAndBack() {
        attach(made("DenyAll"), QUARANTINE);

        var plan = thereAndBack(action, IN, new MoveAccount.Out(QUARANTINE, List.of("DenyAll")));

        assertThat(plan.changes()).containsExactly(Change.of(ARN, "Parent", WORKLOADS, QUARANTINE));
        assertThat(plan.summary()).contains("harbour-shop", "Quarantine");
        assertThat(plan.warnings()).first().asString().contains("you too", "DenyAll");
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws).parent()).isEqualTo(QUARANTINE));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void saysThatAUnitWithoutPoliciesContainsNothing() {
            assertThat(action.plan(IN, account.aws).warnings())
                    .first()
                    .asString()
                    .contains("the move alone contains nothing");
        }

        @Test
        void saysWhichGuardrailsAreLost() {
            attach(made("KeepTheTrail"), WORKLOADS);

            assertThat(action.plan(IN, account.aws).warnings())
                    .contains("These of %s bind no more: KeepTheTrail.".formatted(WORKLOADS));
        }

        @Test
        void refusesTheManagementAccount() {
            refuses(
                    () -> action.plan(new MoveAccount.In(MANAGEMENT, QUARANTINE), account.aws),
                    "ManagementAccount",
                    "no service control policy binds");
        }

        @Test
        void refusesAUnitThatIsNotThere() {
            refuses(
                    () -> action.plan(new MoveAccount.In(MEMBER, "ou-ab12-nowhere01"), account.aws),
                    "UnitNotFound",
                    "ou-ab12-nowhere01");
        }

        @Test
        void refusesTheRootAndWhatIsNoUnit() {
            for (var no : List.of(ROOT, "Quarantine"))
                refuses(
                        () -> action.plan(new MoveAccount.In(MEMBER, no), account.aws),
                        "InvalidInput",
                        "no organizational unit");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void saysWhenTheFormerUnitIsGone() {
            var plan = run(action, IN);
            somebody().deleteOrganizationalUnit(r -> r.organizationalUnitId(WORKLOADS));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains(WORKLOADS + " is gone", "by hand");
        }

        @Test
        void saysWhenSomebodyMovedItSince() {
            var plan = run(action, IN);
            somebody()
                    .moveAccount(
                            r -> r.accountId(MEMBER).sourceParentId(QUARANTINE).destinationParentId(ROOT));

            var undo = undoOf(action, plan);

            assertThat(undo.warnings()).first().asString().startsWith("Somebody changed the place of the account");
            action.applyUndo(undo, account.aws);
            assertThat(action.verify(IN, account.aws).parent()).isEqualTo(WORKLOADS);
        }
    }
}
