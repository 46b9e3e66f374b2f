package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.SimulatedAccount;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DetachPolicyTest extends OnTheRange {
    private static final String AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final DetachPolicy.In USER = new DetachPolicy.In("ci-deploy", null, null, AUDIT);
    private static final DetachPolicy.In ROLE = new DetachPolicy.In(null, "pen-test", null, AUDIT);
    private static final DetachPolicy.In GROUP = new DetachPolicy.In(null, null, "platform-admins", ADMIN);

    private final DetachPolicy action = new DetachPolicy();
    private final DetachPolicy.Out detached = new DetachPolicy.Out(false);

    /** The user has more policies than fit on a page before those that count. */
    @Override
    void prepare(ObjectNode world) {
        var attached = (ArrayNode) row(world, "users", "ci-deploy").at("/policies/attached");
        for (var i = 0; i < 120; i++) attached.add("arn:aws:iam::111122223333:policy/p" + i);
        attached.add(DENY_ALL).add(AUDIT);
        var linked = row(world, "roles", "pen-test").deepCopy();
        world.withArray("roles").add(linked.put("name", "linked").put("path", "/aws-service-role/ec2.amazonaws.com/"));
    }

    static List<DetachPolicy.In> everyKind() {
        return List.of(USER, ROLE, GROUP);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void detachesAndAttachesAgain(DetachPolicy.In in) {
        var plan = thereAndBack(action, in, detached);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo("AttachedPolicy/" + in.policy());
            assertThat(change.before().asString()).isEqualTo("attached");
            assertThat(change.after().isNull()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void survivesEveryInterruption(DetachPolicy.In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(detached));
    }

    @Test
    void callsWhatItDeclares() {
        everyKind().forEach(in -> takeBack(action, run(action, in)));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsThatAPolicyThatDeniesGivesMoreWhenItIsGone() {
            var denial = new DetachPolicy.In("ci-deploy", null, null, DENY_ALL);

            assertThat(action.plan(denial, account.aws).warnings())
                    .first()
                    .asString()
                    .startsWith("This policy denies something");
            assertThat(action.plan(USER, account.aws).warnings()).noneMatch(w -> w.contains("denies"));
        }

        @Test
        void namesTheMembersOfAGroup() {
            assertThat(action.plan(GROUP, account.aws).warnings())
                    .anyMatch(w -> w.equals("It is taken from all members of the group: jmartin."));
        }

        @Test
        void isDoneWhereItIsNotAttached() {
            assertThat(action.plan(new DetachPolicy.In("jmartin", null, null, AUDIT), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void takesExactlyOnePrincipal() {
            for (var in : List.of(
                    new DetachPolicy.In(null, null, "", AUDIT), new DetachPolicy.In("jmartin", null, "ops", AUDIT))) {
                refuses(() -> action.plan(in, account.aws), "InvalidInput", "exactly one");
            }
        }

        @Test
        void refusesWhatOnlyAwsChanges() {
            refuses(
                    () -> action.plan(new DetachPolicy.In(null, "linked", null, AUDIT), account.aws),
                    "UnmodifiableEntity",
                    "service-linked role");
        }

        @Test
        void failsForAGroupThatIsNotThere() {
            assertThatThrownBy(() -> action.plan(new DetachPolicy.In(null, null, "nobody", AUDIT), account.aws))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }

    @Nested
    class TakenBack {
        @Test
        void isNothingWhenSomebodyAttachedItAgain() {
            var plan = run(action, ROLE);
            somebody().attachRolePolicy(r -> r.roleName("pen-test").policyArn(AUDIT));

            assertThat(undoOf(action, plan).changes()).isEmpty();
        }

        @Test
        void cannotAttachAPolicyThatIsGone() {
            var plan = run(action, ROLE);
            account.close();
            account = SimulatedAccount.openWith(
                    folder.resolve("case"),
                    world -> world.withArray("policies")
                            .removeIf(p -> p.path("arn").asString("").equals(AUDIT)));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("cannot be restored", AUDIT);
        }
    }
}
