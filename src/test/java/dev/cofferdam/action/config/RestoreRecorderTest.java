package dev.cofferdam.action.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

class RestoreRecorderTest {
    private static final RestoreRecorder.In IN = new RestoreRecorder.In();

    private final RestoreRecorder action = new RestoreRecorder();

    @Nested
    class OfARecorderThatWasStopped extends OnTheRange {
        private final RestoreRecorder.Out done = new RestoreRecorder.Out("default", true, false, "harbour-config");

        @Override
        void prepare(ObjectNode recording) {
            ((ObjectNode) recording.withArray("recorders").get(0))
                    .put("recording", false)
                    .put("all_types", false)
                    .put("stopped", "2026-11-23T18:41:00Z");
        }

        @Test
        void startsItAndStopsItAgain() {
            var plan = thereAndBack(action, IN, done);

            assertThat(plan.changes())
                    .containsExactly(new Change(
                            "arn:aws:config:us-east-1:111122223333:configuration-recorder/default/abcd1234efgh5678",
                            "Recording",
                            BooleanNode.FALSE,
                            BooleanNode.TRUE));
            assertThat(plan.warnings())
                    .containsExactly(
                            "It has recorded nothing since 2026-11-23T18:41:00Z; what came and went meanwhile is in no"
                                    + " history.",
                            "It delivers to bucket harbour-config: make sure that this is yours.",
                            "It does not record every kind of resource.");
            callsOnlyWhatItDeclares(action);
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(done));
        }

        @Test
        void saysWhatIsLostOnceItIsTakenBack() {
            var plan = run(action, IN);

            assertThat(undoOf(action, plan).warnings())
                    .containsExactly("What changes in this region from then on is in no history.");
        }
    }

    @Nested
    class OfARecorderThatRecords extends OnTheRange {
        @Test
        void isDone() {
            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        }
    }

    @Nested
    class WhereThereIsNoRecorder extends OnTheRange {
        @Override
        void prepare(ObjectNode recording) {
            recording.putArray("recorders");
        }

        @Test
        void isRefused() {
            refuses(() -> action.plan(IN, account.aws), "NoRecorder", "DeleteConfigurationRecorder");
        }
    }

    @Nested
    class WhereItDeliversNowhere extends OnTheRange {
        @Override
        void prepare(ObjectNode recording) {
            recording.putArray("channels");
            ((ObjectNode) recording.withArray("recorders").get(0)).put("recording", false);
        }

        @Test
        void isRefused() {
            refuses(() -> action.plan(IN, account.aws), "NoDeliveryChannel", "put-delivery-channel");
        }
    }
}
