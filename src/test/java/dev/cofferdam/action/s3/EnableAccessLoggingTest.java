package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EnableAccessLoggingTest extends OnTheRange {
    private static final EnableAccessLogging.In IN = new EnableAccessLogging.In(LEAKY, LOGS, null);

    private final EnableAccessLogging action = new EnableAccessLogging();
    private final EnableAccessLogging.Out logged = new EnableAccessLogging.Out(LOGS);

    @Override
    void prepare(ObjectNode storage) {
        var locked = bucket(storage, EVIDENCE).deepCopy().put("name", "harbour-retained");
        locked.withObject("/settings/lock/rule/defaultRetention")
                .put("days", 30)
                .put("mode", "COMPLIANCE");
        storage.withArray("buckets").add(locked);
    }

    @Test
    void turnsItOnAndOffAgain() {
        var plan = thereAndBack(action, IN, logged);

        assertThat(plan.changes().getFirst().after().toString())
                .isEqualTo("{\"TargetBucket\":\"harbour-logs\",\"TargetPrefix\":\"harbour-exports/\"}");
        assertThat(plan.resources()).containsExactly("arn:aws:s3:::harbour-exports", "arn:aws:s3:::harbour-logs");
        callsWhatIamCallsOtherwise(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(logged));
    }

    @Test
    void replacesLoggingThatGoesElsewhereAndRestoresIt() {
        somebody()
                .putBucketLogging(r -> r.bucket(LEAKY)
                        .bucketLoggingStatus(s -> s.loggingEnabled(l -> l.targetBucket(QUIET)
                                .targetPrefix("x/")
                                .targetObjectKeyFormat(
                                        f -> f.partitionedPrefix(p -> p.partitionDateSource("EventTime"))))));

        var plan = thereAndBack(action, IN, logged);

        assertThat(plan.warnings()).anyMatch(w -> w.contains("Logs went to harbour-quiet"));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsWhereLogsWouldNotArrive() {
            assertThat(action.plan(IN, account.aws).warnings()).anyMatch(w -> w.contains("no log arrives"));
            somebody().putBucketPolicy(r -> r.bucket(LOGS).policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"Service": ["logging.s3.amazonaws.com"]}, "Action": "s3:PutObject",
                  "Resource": "arn:aws:s3:::harbour-logs/*"}]}
                """));
            assertThat(action.plan(IN, account.aws).warnings()).noneMatch(w -> w.contains("no log arrives"));
        }

        @Test
        void refusesABucketThatWouldLogItself() {
            refuses(
                    () -> action.plan(new EnableAccessLogging.In(LEAKY, LEAKY, null), account.aws),
                    "InvalidInput",
                    "cannot log to itself");
        }

        @Test
        void refusesATargetThatRetainsEverything() {
            refuses(
                    () -> action.plan(new EnableAccessLogging.In(LEAKY, "harbour-retained", null), account.aws),
                    "InvalidTargetBucket",
                    "retains everything");
            assertThat(action.plan(new EnableAccessLogging.In(LEAKY, EVIDENCE, null), account.aws)
                            .changes())
                    .hasSize(1);
        }

        @Test
        void failsForATargetThatIsNotThere() {
            fails(() -> action.plan(new EnableAccessLogging.In(LEAKY, "nobodys", null), account.aws), "NoSuchBucket");
        }
    }
}
