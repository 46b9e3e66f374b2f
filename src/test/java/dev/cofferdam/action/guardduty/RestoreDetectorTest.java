package dev.cofferdam.action.guardduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RestoreDetectorTest {
    private static final RestoreDetector.In ALL = new RestoreDetector.In("FIFTEEN_MINUTES", List.of("S3_DATA_EVENTS"));
    private static final RestoreDetector.In ANYHOW = new RestoreDetector.In(null, null);

    @Nested
    class OfADetectorThatWasSuspended extends OnTheRange {
        private final RestoreDetector action = new RestoreDetector();
        private final RestoreDetector.Out done =
                new RestoreDetector.Out(true, "FIFTEEN_MINUTES", List.of("EKS_AUDIT_LOGS", "S3_DATA_EVENTS"));

        @Override
        void prepare(ObjectNode world) {
            var detector = world.putArray("detectors").addObject();
            detector.put("id", DETECTOR).put("suspended", true);
            detector.putObject("features").put("S3_DATA_EVENTS", "DISABLED").put("EKS_AUDIT_LOGS", "ENABLED");
        }

        @Test
        void enablesItAndSuspendsItAgain() {
            var plan = thereAndBack(action, ALL, done);

            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.resource()).isEqualTo("111122223333/us-east-1");
                assertThat(change.before().path("Status").asString()).isEqualTo("DISABLED");
                assertThat(change.after().path("Status").asString()).isEqualTo("ENABLED");
            });
            assertThat(plan.warnings()).containsExactly("Nothing is found of what happened while it did not look.");
        }

        @Test
        void leavesWhatIsNotAskedFor() {
            run(action, ANYHOW);

            assertThat(action.verify(ANYHOW, account.aws))
                    .isEqualTo(new RestoreDetector.Out(true, "SIX_HOURS", List.of("EKS_AUDIT_LOGS")));
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action, ALL, a -> assertThat(action.verify(ALL, a.aws)).isEqualTo(done));
        }

        @Test
        void saysThatNothingIsFoundOnceItIsTakenBack() {
            var plan = run(action, ALL);

            assertThat(undoOf(action, plan).warnings())
                    .containsExactly("Nothing is found in this region from then on.");
        }

        @Test
        void tellsWhatSomebodyChangedSince() {
            var plan = run(action, ALL);
            somebody().updateDetector(r -> r.detectorId(DETECTOR).findingPublishingFrequency("ONE_HOUR"));

            assertThat(undoOf(action, plan).warnings())
                    .first()
                    .asString()
                    .startsWith("Somebody changed the detector of the account 111122223333 in us-east-1 since");
        }
    }

    @Nested
    class WhereItWasDeleted extends OnTheRange {
        private final RestoreDetector action = new RestoreDetector();

        @Override
        void prepare(ObjectNode world) {
            world.putArray("detectors");
            world.putArray("findings");
        }

        @Test
        void makesOneAndDeletesItAgain() {
            var before = state(account);
            var plan = run(action, ALL);

            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(c -> assertThat(c.before().isNull()).isTrue());
            assertThat(action.plan(ALL, account.aws).changes()).isEmpty();
            var out = action.verify(ALL, account.aws);
            assertThat(out.enabled()).isTrue();
            assertThat(out.features()).contains("S3_DATA_EVENTS", "EKS_AUDIT_LOGS");
            var undo = undoOf(action, plan);
            assertThat(undo.warnings())
                    .containsExactly("The detector is deleted with all that it found: keep its findings first.");
            action.applyUndo(undo, account.aws);
            assertThat(state(account)).isEqualTo(before);
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action,
                    ALL,
                    a -> assertThat(action.verify(ALL, a.aws).enabled()).isTrue());
        }

        @Test
        void leavesOneThatSomebodyElseMadeSince() {
            var plan = run(action, ALL);
            somebody()
                    .deleteDetector(r -> r.detectorId(Detectors.all(account.aws).getFirst()));
            somebody().createDetector(r -> r.enable(true));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings())
                    .containsExactly("The detector of the account 111122223333 in us-east-1 cannot be restored: the one"
                            + " that is there now is somebody else's, and is left as it is.");
        }

        @Test
        void needsThePermissionsThatItNames() {
            takeBack(action, run(action, ALL));
            var plan = action.plan(ALL, account.aws);
            somebody().createDetector(r -> r.enable(false));
            action.apply(ALL, plan, account.aws);

            var calls = account.aws.callsMade();
            calls.addAll(
                    List.of("guardduty:TagResource", "iam:CreateServiceLinkedRole")); // asked for by CreateDetector
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(calls);
        }
    }

    @Nested
    class OfADetectorThatWorks extends OnTheRange {
        @Test
        void isDone() {
            assertThat(new RestoreDetector().plan(ANYHOW, account.aws).changes())
                    .isEmpty();
        }
    }
}
