package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.caselog.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

class RevokeRoleSessionsTest {
    private static final String KEY = "role/AWSRevokeOlderSessions";
    private static final String BY_THE_CONSOLE = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],
         "Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-11-23T09:59:00Z"}}}]}
        """;

    private final FakeIam iam = new FakeIam();
    private final FakeActionContext aws = new FakeActionContext(Map.of(IamClient.class, iam));
    private final RevokeRoleSessions action = new RevokeRoleSessions();
    private final RevokeRoleSessions.In in = new RevokeRoleSessions.In("web");

    @Test
    void plansTheSameWhateverTheTimeIs() {
        var plan = action.plan(in, aws);
        aws.pause(Duration.ofSeconds(90));

        assertThat(action.plan(in, aws)).isEqualTo(plan);
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(FakeIam.ROLE_ARN);
            assertThat(change.after().toString())
                    .contains("\"DateLessThan\":{\"aws:TokenIssueTime\":\"the moment of applying\"}");
        });
        assertThat(plan.warnings()).anyMatch(w -> w.contains("new credentials at once"));
        assertThat(aws.changesMade()).isZero();
    }

    @Test
    void deniesTheSessionsThatWereIssuedBeforeItWasApplied() {
        var plan = action.plan(in, aws);
        aws.pause(Duration.ofSeconds(90));

        var out = action.apply(in, plan, aws);

        assertThat(out.revokedBefore()).isEqualTo("2026-11-23T10:01:30Z");
        assertThat(action.verify(in, aws)).isEqualTo(out);
        assertThat(iam.policies.get(KEY)).contains("\"aws:TokenIssueTime\":\"2026-11-23T10:01:30Z\"");
    }

    @Nested
    class RunAgain {
        @Test
        void soonCountsAsDone() {
            action.apply(in, action.plan(in, aws), aws);
            aws.pause(Duration.ofMinutes(14));

            assertThat(action.plan(in, aws).changes()).isEmpty();
        }

        @Test
        void laterRevokesWhatWasIssuedMeanwhile() {
            action.apply(in, action.plan(in, aws), aws);
            aws.pause(Duration.ofMinutes(16));

            var plan = action.plan(in, aws);
            assertThat(plan.changes()).hasSize(1);
            action.apply(in, plan, aws);
            assertThat(action.verify(in, aws).revokedBefore()).isEqualTo("2026-11-23T10:16:00Z");
        }

        @Test
        void byAnotherStepIsNotDone() {
            action.apply(in, action.plan(in, aws), aws);

            assertThat(action.plan(in, aws.step("again")).changes()).hasSize(1);
        }

        @Test
        void afterTheConsoleIsNotDone() {
            iam.policies.put(KEY, BY_THE_CONSOLE);

            assertThat(action.plan(in, aws).changes()).hasSize(1);
        }
    }

    @Nested
    class TakenBack {
        @Test
        void removesTheDenyWithoutAWarning() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.warnings()).isEmpty();
            action.applyUndo(undo, aws);

            assertThat(iam.policies).isEmpty();
            assertThat(action.verify(in, aws).revokedBefore()).isEmpty();
        }

        @Test
        void restoresTheConsolesRevocation() {
            iam.policies.put(KEY, BY_THE_CONSOLE);
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);

            assertThat(Json.MAPPER.readTree(iam.policies.get(KEY))).isEqualTo(Json.MAPPER.readTree(BY_THE_CONSOLE));
        }

        @Test
        void warnsWhenTheConsoleRevokedSince() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            iam.policies.put(KEY, BY_THE_CONSOLE);

            assertThat(action.planUndo(action.undo(plan), aws).warnings()).hasSize(1);
        }
    }

    @Test
    void cannotBeForAServiceLinkedRole() {
        iam.rolePath = "/aws-service-role/autoscaling.amazonaws.com/";

        assertThatThrownBy(() -> action.plan(in, aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("service-linked role");
    }

    @Test
    void cannotBeForARoleOfIdentityCenter() {
        iam.rolePath = "/aws-reserved/sso.amazonaws.com/";

        assertThatThrownBy(() -> action.plan(in, aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("Identity Center");
    }
}
