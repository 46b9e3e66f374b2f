package dev.cofferdam.action.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.aws.Identity.Boundary;
import dev.cofferdam.action.aws.Identity.GrantedPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final String ACCOUNT = "111122223333";
    private static final String USER = "arn:aws:iam::111122223333:user/ada";
    private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";

    private static final String NAMED = allow("\"AWS\": \"" + USER + "\"");
    private static final String DELEGATED = allow("\"AWS\": \"arn:aws:iam::111122223333:root\"");
    private static final String MAY = """
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/dep*"}\
        """;
    private static final String DENIED = """
        {"Effect": "Deny", "Action": "sts:*", "Resource": "*"}\
        """;

    @Nested
    class WhereTheTrustPolicyNamesTheUser {
        @Test
        void thatIsEnough() {
            assertThat(answer(NAMED, user(null))).isEqualTo(Answer.YES);
        }

        @Test
        void butNotAgainstADenial() {
            assertThat(answer(NAMED, user(null, DENIED))).isEqualTo(Answer.NO);
        }

        @Test
        void andNotUnderAConditionThatNobodyKnows() {
            var verdict = verdict(allow("\"AWS\": \"" + USER + "\"", "sts:ExternalId"), user(null));

            assertThat(verdict.answer()).isEqualTo(Answer.MAYBE);
            assertThat(verdict.why()).contains("sts:ExternalId");
        }
    }

    @Nested
    class WhereTheTrustPolicyNamesTheAccount {
        @Test
        void theUsersOwnPolicyDecides() {
            assertThat(answer(DELEGATED, user(null))).isEqualTo(Answer.NO);
            assertThat(answer(DELEGATED, user(null, MAY))).isEqualTo(Answer.YES);
        }

        @Test
        void aBoundaryThatDoesNotAllowItForbids() {
            var bounded = user(new Boundary("arn:b", Optional.of(List.of())), MAY);

            assertThat(answer(DELEGATED, bounded)).isEqualTo(Answer.NO);
        }

        @Test
        void aBoundaryThatCouldNotBeReadLeavesItOpen() {
            var verdict = verdict(DELEGATED, user(new Boundary("arn:b", Optional.empty()), MAY));

            assertThat(verdict.answer()).isEqualTo(Answer.MAYBE);
            assertThat(verdict.why()).contains("permissions boundary arn:b");
        }

        @Test
        void aDenialUnderAConditionLeavesItOpen() {
            var denied = """
                {"Effect": "Deny", "Action": "*", "Resource": "*",
                 "Condition": {"DateLessThan": {"aws:TokenIssueTime": "2026-01-01T00:00:00Z"}}}\
                """;

            assertThat(answer(DELEGATED, user(null, MAY, denied))).isEqualTo(Answer.MAYBE);
        }
    }

    @Nested
    class WhereTheTrustPolicyNamesNeither {
        @Test
        void permissionsOfItsOwnAreNotEnough() {
            var service = allow("\"Service\": \"ec2.amazonaws.com\"");

            assertThat(answer(service, user(null, MAY))).isEqualTo(Answer.NO);
        }

        @Test
        void allButSomebodyMayBeAnybody() {
            var other = """
                {"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:user/eve"}, "Action": "sts:AssumeRole"}\
                """;

            assertThat(answer(other, user(null))).isEqualTo(Answer.MAYBE);
        }
    }

    @Test
    void aDenialInTheTrustPolicyKeepsOut() {
        var keptOut = """
            {"Effect": "Deny", "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}\
            """.formatted(USER);

        assertThat(answer(NAMED + "," + keptOut, user(null, MAY))).isEqualTo(Answer.NO);
    }

    @Test
    void anotherActionOfTheTrustPolicyIsNotMeant() {
        var tags = """
            {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sts:TagSession"}\
            """.formatted(USER);

        assertThat(answer(tags, user(null))).isEqualTo(Answer.NO);
    }

    private static Answer answer(String trust, Identity who) {
        return verdict(trust, who).answer();
    }

    private static Trust.Verdict verdict(String trust, Identity who) {
        var role = new Identity(true, "deploy", ROLE, List.of(), null, statements(trust), List.of());
        return new Trust(role, ACCOUNT).of(who);
    }

    private static Identity user(@Nullable Boundary boundary, String... statements) {
        var policy = new GrantedPolicy(
                USER + "/inline/p", "p", true, "", Optional.of(statements(String.join(",", statements))));
        return new Identity(false, "ada", USER, List.of(policy), boundary, List.of(), List.of());
    }

    private static List<PolicyStatement> statements(String statements) {
        return PolicyStatement.in("{\"Statement\": [%s]}".formatted(statements));
    }

    private static String allow(String principal) {
        return "{\"Effect\": \"Allow\", \"Principal\": {%s}, \"Action\": \"sts:AssumeRole\"}".formatted(principal);
    }

    private static String allow(String principal, String condition) {
        return "{\"Effect\": \"Allow\", \"Principal\": {%s}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringEquals\": {\"%s\": \"x\"}}}"
                .formatted(principal, condition);
    }
}
