package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import tools.jackson.databind.JsonNode;

class ContainBucketTest extends OnTheRange {
    private static final ContainBucket.In OPEN = new ContainBucket.In(LEAKY, null, null);
    private static final ContainBucket.In WITHOUT_POLICY = new ContainBucket.In(QUIET, null, null);

    private final ContainBucket action = new ContainBucket();
    private final ContainBucket.Out contained = new ContainBucket.Out(true);

    private JsonNode policyAfter(ContainBucket.In in) {
        return action.plan(in, account.aws).changes().getFirst().after();
    }

    private JsonNode denial(ContainBucket.In in) {
        var statements = policyAfter(in).path("Statement");
        return statements.get(statements.size() - 1);
    }

    @Nested
    class TheDenial {
        @Test
        void reachesTheBucketAndAllThatIsInIt() {
            var denial = denial(OPEN);

            assertThat(denial.path("Effect").asString()).isEqualTo("Deny");
            assertThat(denial.path("Principal").asString()).isEqualTo("*");
            assertThat(denial.path("Action").asString()).isEqualTo("s3:*");
            assertThat(denial.path("Resource").toString())
                    .isEqualTo("[\"arn:aws:s3:::harbour-exports\",\"arn:aws:s3:::harbour-exports/*\"]");
        }

        /**
         * As {@code aws:PrincipalArn} shows a session: as its role, with a path that the session's ARN does not tell.
         */
        @Test
        void exemptsTheResponderByTheRoleOfTheSession() {
            assertThat(denial(OPEN).at("/Condition/ArnNotLike/aws:PrincipalArn").toString())
                    .isEqualTo(
                            "[\"arn:aws:iam::111122223333:role/*/IncidentResponder\",\"arn:aws:iam::111122223333:role/IncidentResponder\"]");
        }

        @Test
        void exemptsWhoeverElseIsNamed() {
            var in = new ContainBucket.In(
                    LEAKY,
                    List.of(
                            "arn:aws:sts::111122223333:assumed-role/forensics/ada",
                            "arn:aws:iam::111122223333:role/svc/replicator",
                            "arn:aws:iam::444455556666:user/auditor"),
                    null);

            assertThat(denial(in).at("/Condition/ArnNotLike/aws:PrincipalArn"))
                    .hasSize(6)
                    .extracting(JsonNode::asString)
                    .contains(
                            "arn:aws:iam::111122223333:role/forensics",
                            "arn:aws:iam::111122223333:role/*/forensics",
                            "arn:aws:iam::111122223333:role/svc/replicator",
                            "arn:aws:iam::444455556666:user/auditor");
        }

        @Test
        void letsServicesGoOnThatThePolicyLetsIn() {
            assertThat(denial(OPEN)
                            .at("/Condition/StringNotEquals/aws:PrincipalServiceName")
                            .toString())
                    .isEqualTo("[\"cloudtrail.amazonaws.com\"]");
        }

        @Test
        void letsNoServiceGoOnWhenTold() {
            var in = new ContainBucket.In(LEAKY, null, List.of());

            assertThat(denial(in).path("Condition").has("StringNotEquals")).isFalse();
            assertThat(action.plan(in, account.aws).warnings()).anyMatch(w -> w.startsWith("No AWS service"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "*",
                    "arn:aws:iam::111122223333:role/*",
                    "arn:aws:sts::111122223333:assumed-role/*/x",
                    "arn:aws:s3:::harbour-exports",
                    "ada"
                })
        void exemptsNobodyWhoIsNotOne(String arn) {
            refuses(
                    () -> action.plan(new ContainBucket.In(LEAKY, List.of(arn), null), account.aws),
                    "InvalidInput",
                    "without wildcards");
        }
    }

    @Nested
    class ThePolicyThatIsThere {
        @Test
        void keepsWhatDoesNotLetInEverybody() {
            assertThat(policyAfter(OPEN).path("Statement"))
                    .extracting(s -> s.path("Sid").asString())
                    .containsExactly("Logs", Containment.SID);
        }

        @Test
        void comesBackWhole() {
            var plan = thereAndBack(action, OPEN, contained);

            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(c -> assertThat(c.before().path("Statement")).hasSize(2));
            assertThat(plan.warnings()).anyMatch(w -> w.contains("locked out"));
            takeBack(action, run(action, WITHOUT_POLICY));
            callsWhatIamCallsOtherwise(action);
        }

        @Test
        void comesBackToNothingWhereThereWasNone() {
            var plan = thereAndBack(action, WITHOUT_POLICY, contained);

            assertThat(plan.changes().getFirst().before().isNull()).isTrue();
        }

        @Test
        void isNamedWhereItDeniesAlready() {
            somebody().putBucketPolicy(r -> r.bucket(QUIET).policy("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyTls", "Effect": "Deny", "Principal": "*",
                  "Action": "s3:*", "Resource": "arn:aws:s3:::harbour-quiet/*"}]}
                """));

            assertThat(action.plan(WITHOUT_POLICY, account.aws).warnings()).anyMatch(w -> w.contains("OnlyTls"));
        }

        /** S3 refuses any document that lets in everybody then. */
        @Test
        void canBeContainedWherePublicPoliciesAreBlocked() {
            account.client(S3ControlClient.class)
                    .putPublicAccessBlock(r ->
                            r.accountId("111122223333").publicAccessBlockConfiguration(b -> b.blockPublicPolicy(true)));
            var plan = run(action, OPEN);

            assertThat(action.verify(OPEN, account.aws)).isEqualTo(contained);
            fails(() -> takeBack(action, plan), "AccessDenied");
        }
    }

    @Test
    void survivesEveryInterruption() {
        for (var in : List.of(OPEN, WITHOUT_POLICY))
            interruptEverywhere(
                    action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(contained));
    }

    @Test
    void isRenewedWhenSomebodyElseIsToBeExempted() {
        run(action, OPEN);
        var more = new ContainBucket.In(LEAKY, List.of("arn:aws:iam::111122223333:user/ada"), null);

        run(action, more);

        assertThat(action.plan(more, account.aws).changes()).isEmpty();
        var policy = new BucketPolicy().read(somebody(), LEAKY);
        assertThat(policy.path("Statement")).hasSize(2);
        assertThat(policy.toString()).contains("user/ada");
    }
}
