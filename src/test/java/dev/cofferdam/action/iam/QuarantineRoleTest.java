package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.node.ObjectNode;

class QuarantineRoleTest extends OnTheRange {
    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";

    private final QuarantineRole action = new QuarantineRole();
    private final QuarantineRole.In in = new QuarantineRole.In("web-app-role");

    @Override
    void prepare(ObjectNode world) {
        var linked = row(world, "roles", "pen-test").deepCopy();
        world.withArray("roles").add(linked.put("name", "linked").put("path", "/aws-service-role/ec2.amazonaws.com/"));
    }

    @Test
    void deniesEverythingAndTakesItBack() {
        var plan = thereAndBack(action, in, new QuarantineRole.Out(true));

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo("arn:aws:iam::111122223333:role/web-app-role");
            assertThat(change.attribute()).isEqualTo("InlinePolicy/CofferdamQuarantine");
            assertThat(change.before().isNull()).isTrue();
            assertThat(change.after().at("/Statement/0/Effect").asString()).isEqualTo("Deny");
            assertThat(change.after().at("/Statement/0/Action").asString()).isEqualTo("*");
        });
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action,
                in,
                a -> assertThat(action.verify(in, a.aws).quarantined()).isTrue());
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsOfTheInstancesAndOfWhoIsTrusted() {
            assertThat(action.plan(in, account.aws).warnings())
                    .anyMatch(w -> w.contains("Instances with the profile web-app-profile"))
                    .anyMatch(w -> w.contains("lets in ec2.amazonaws.com"))
                    .noneMatch(w -> w.contains("You are signed in"));
        }

        @Test
        void warnsWhoeverIsSignedInWithTheRole() {
            var own =
                    new QuarantineRole.In(account.world().at("/responder/role").asString());

            assertThat(action.plan(own, account.aws).warnings())
                    .first()
                    .asString()
                    .startsWith("You are signed in with this role");
        }

        @Test
        void refusesWhatOnlyAwsChanges() {
            refuses(
                    () -> action.plan(new QuarantineRole.In("linked"), account.aws),
                    "UnmodifiableEntity",
                    "service-linked role");
            assertThatThrownBy(() -> action.plan(new QuarantineRole.In("nobody"), account.aws))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }

    @Nested
    class TakenBack {
        @Test
        void restoresWhatWasThereUnderThatName() {
            somebody()
                    .putRolePolicy(r -> r.roleName("web-app-role")
                            .policyName("CofferdamQuarantine")
                            .policyDocument(OTHER));
            thereAndBack(action, in, new QuarantineRole.Out(true));
        }

        @Test
        void warnsWhenSomebodyChangedItSince() {
            var plan = run(action, in);
            somebody()
                    .putRolePolicy(r -> r.roleName("web-app-role")
                            .policyName("CofferdamQuarantine")
                            .policyDocument(OTHER));

            assertThat(undoOf(action, plan).changes()).hasSize(1);
            assertThat(undoOf(action, plan).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("Somebody changed the inline policy CofferdamQuarantine of the role web-app-role");
        }
    }
}
