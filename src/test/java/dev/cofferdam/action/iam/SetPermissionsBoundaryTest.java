package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SetPermissionsBoundaryTest extends OnTheRange {
    private static final String AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";
    private static final String DELETED = "arn:aws:iam::111122223333:policy/deleted-since";

    private final SetPermissionsBoundary action = new SetPermissionsBoundary();
    private final SetPermissionsBoundary.In user = new SetPermissionsBoundary.In("ci-deploy", null, null);
    private final SetPermissionsBoundary.In role = new SetPermissionsBoundary.In(null, "pen-test", null);
    private final SetPermissionsBoundary.Out denied = new SetPermissionsBoundary.Out(DENY_ALL);

    @Override
    void prepare(ObjectNode world) {
        row(world, "users", "jmartin").put("boundary", AUDIT);
        row(world, "users", "svc-backup").put("boundary", DELETED);
        var linked = row(world, "roles", "pen-test").deepCopy();
        world.withArray("roles").add(linked.put("name", "linked").put("path", "/aws-service-role/ec2.amazonaws.com/"));
    }

    @Test
    void boundsAUserOrARoleAndTakesItBack() {
        var plan = thereAndBack(action, user, denied);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo("arn:aws:iam::111122223333:user/automation/ci-deploy");
            assertThat(change.attribute()).isEqualTo("PermissionsBoundary");
            assertThat(change.before().isNull()).isTrue();
            assertThat(change.after().asString()).isEqualTo(DENY_ALL);
        });
        action.applyUndo(undoOf(action, run(action, role)), account.aws);
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void boundsARoleAndTakesItBack() {
        thereAndBack(action, role, denied);
    }

    @Test
    void restoresAFormerBoundary() {
        var plan = thereAndBack(action, new SetPermissionsBoundary.In("jmartin", null, null), denied);

        assertThat(plan.changes().getFirst().before().asString()).isEqualTo(AUDIT);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, role, a -> assertThat(action.verify(role, a.aws)).isEqualTo(denied));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsThatResourcePoliciesGoPastABoundaryThatDoesNotDeny() {
            var narrow = new SetPermissionsBoundary.In(null, "pen-test", AUDIT);

            assertThat(action.plan(narrow, account.aws).warnings()).anyMatch(w -> w.contains("resource's policy"));
            assertThat(action.plan(role, account.aws).warnings()).noneMatch(w -> w.contains("resource's policy"));
        }

        @Test
        void warnsWhoeverIsSignedInWithTheRole() {
            var own = new SetPermissionsBoundary.In(
                    null, account.world().at("/responder/role").asString(), null);

            assertThat(action.plan(own, account.aws).warnings())
                    .first()
                    .asString()
                    .startsWith("You are signed in");
        }

        @Test
        void refusesAPolicyThatIsNotThere() {
            refuses(
                    () -> action.plan(new SetPermissionsBoundary.In("jmartin", null, DELETED), account.aws),
                    "NoSuchPolicy",
                    DELETED);
        }

        @Test
        void takesExactlyOneOfUserAndRole() {
            for (var in : new SetPermissionsBoundary.In[] {
                new SetPermissionsBoundary.In(null, "", null),
                new SetPermissionsBoundary.In("jmartin", "pen-test", null)
            }) {
                refuses(() -> action.plan(in, account.aws), "InvalidInput", "exactly one");
            }
        }

        @Test
        void refusesWhatOnlyAwsChanges() {
            refuses(
                    () -> action.plan(new SetPermissionsBoundary.In(null, "linked", null), account.aws),
                    "UnmodifiableEntity",
                    "service-linked role");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void cannotRestoreABoundaryWhosePolicyIsGone() {
            var plan = run(action, new SetPermissionsBoundary.In("svc-backup", null, null));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("The permissions boundary of the user svc-backup cannot be restored")
                    .contains(DELETED);
        }

        @Test
        void warnsWhenSomebodyChangedItSince() {
            var plan = run(action, role);
            somebody().putRolePermissionsBoundary(r -> r.roleName("pen-test").permissionsBoundary(AUDIT));

            assertThat(undoOf(action, plan).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("Somebody changed the permissions boundary");
        }
    }
}
