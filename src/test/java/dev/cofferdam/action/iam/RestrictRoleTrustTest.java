package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RestrictRoleTrustTest extends OnTheRange {
    private static final String FOREIGN = "arn:aws:iam::999988887777:root";
    private static final String OURS = "arn:aws:iam::111122223333:user/automation/ci-deploy";
    private static final String GONE = "AIDAEXAMPLEDELETED001";
    private static final String SEVERAL = """
        {"Version": "2012-10-17", "Id": "several", "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": ["%s", "%s"], "Service": "ecs-tasks.amazonaws.com"},
           "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "7"}}},
          {"Effect": "Allow", "NotPrincipal": {"AWS": "%s"}, "Action": "sts:AssumeRole"},
          {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole",
           "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
        """.formatted(FOREIGN, OURS, FOREIGN);
    private static final String ORPHANED = """
        {"Version": "2012-10-17", "Statement":
          {"Effect": "Allow", "Principal": {"AWS": ["%s", "%s"]}, "Action": "sts:AssumeRole"}}
        """.formatted(GONE, OURS);

    private final RestrictRoleTrust action = new RestrictRoleTrust();
    private final RestrictRoleTrust.In nobody = new RestrictRoleTrust.In("pen-test", null);

    @Override
    void prepare(ObjectNode world) {
        for (var role : List.of("several", "orphaned")) {
            var made = row(world, "roles", "pen-test").deepCopy().put("name", role);
            world.withArray("roles").add(made.put("trust", role.equals("several") ? SEVERAL : ORPHANED));
        }
        var linked = row(world, "roles", "pen-test").deepCopy();
        world.withArray("roles").add(linked.put("name", "linked").put("path", "/aws-service-role/ec2.amazonaws.com/"));
    }

    @Nested
    class LettingInNobody {
        @Test
        void leavesADenialAloneAndGivesTheTrustBack() {
            var plan = thereAndBack(action, nobody, new RestrictRoleTrust.Out(List.of()));

            assertThat(plan.summary()).isEqualTo("Let arn:aws:iam::777788889999:root assume role pen-test no more");
            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.attribute()).isEqualTo("TrustPolicy");
                assertThat(change.before().toString()).contains("777788889999");
                assertThat(change.after().path("Statement")).hasSize(1);
                assertThat(change.after().at("/Statement/0/Effect").asString()).isEqualTo("Deny");
            });
            assertThat(plan.warnings()).anyMatch(w -> w.contains("Sessions of the role go on"));
            callsOnlyWhatItDeclares(action);
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action,
                    nobody,
                    a -> assertThat(action.verify(nobody, a.aws).trusted()).isEmpty());
        }
    }

    @Nested
    class KeepingSome {
        private final RestrictRoleTrust.In in =
                new RestrictRoleTrust.In("several", List.of(OURS, "ecs-tasks.amazonaws.com"));

        @Test
        void keepsTheirConditionsAndWhatDenies() {
            var plan = thereAndBack(action, in, new RestrictRoleTrust.Out(List.of(OURS, "ecs-tasks.amazonaws.com")));

            var after = plan.changes().getFirst().after();
            assertThat(after.path("Statement")).hasSize(2);
            assertThat(after.at("/Statement/0/Principal/AWS").asString()).isEqualTo(OURS);
            assertThat(after.at("/Statement/0/Condition/StringEquals/sts:ExternalId")
                            .asString())
                    .isEqualTo("7");
            assertThat(after.at("/Statement/1/Effect").asString()).isEqualTo("Deny");
        }

        @Test
        void refusesWhomTheTrustPolicyDoesNotName() {
            refuses(
                    () -> action.plan(new RestrictRoleTrust.In("several", List.of("arn:aws:iam::1:root")), account.aws),
                    "NotTrusted",
                    "Those who can be kept: " + OURS + ", " + FOREIGN);
        }

        @Test
        void isDoneWhenNobodyElseIsLetIn() {
            var only = new RestrictRoleTrust.In("pen-test", List.of("arn:aws:iam::777788889999:root"));

            assertThat(action.plan(only, account.aws).changes()).isEmpty();
        }
    }

    @Nested
    class NamingADeletedUser {
        private final RestrictRoleTrust.In in = new RestrictRoleTrust.In("orphaned", List.of(OURS));

        @Test
        void saysBeforehandThatTheFormerTrustCannotBeRestored() {
            var plan = run(action, in);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("cannot be restored") && w.contains(GONE));
            assertThat(action.verify(in, account.aws).trusted()).containsExactly(OURS);
            var undo = undoOf(action, plan);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("cannot be restored", GONE);
        }

        @Test
        void cannotKeepHim() {
            refuses(
                    () -> action.plan(new RestrictRoleTrust.In("orphaned", List.of(GONE)), account.aws),
                    "NotTrusted",
                    GONE);
        }
    }

    @Test
    void warnsWhoeverIsSignedInWithTheRole() {
        var own = new RestrictRoleTrust.In(account.world().at("/responder/role").asString(), null);

        assertThat(action.plan(own, account.aws).warnings()).first().asString().startsWith("You are signed in");
    }

    @Test
    void refusesWhatOnlyAwsChanges() {
        refuses(
                () -> action.plan(new RestrictRoleTrust.In("linked", null), account.aws),
                "UnmodifiableEntity",
                "service-linked role");
    }

    @Test
    void warnsWhenSomebodyChangedItSince() {
        var plan = run(action, nobody);
        somebody().updateAssumeRolePolicy(r -> r.roleName("pen-test").policyDocument(SEVERAL));

        assertThat(undoOf(action, plan).warnings())
                .singleElement()
                .asString()
                .startsWith("Somebody changed the trust policy of the role pen-test");
    }
}
