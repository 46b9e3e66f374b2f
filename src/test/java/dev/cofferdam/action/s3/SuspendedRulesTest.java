package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SuspendedRulesTest extends OnTheRange {
    @Nested
    class OfTheLifecycle {
        private final SuspendLifecycle action = new SuspendLifecycle();
        private final SuspendLifecycle.In in = new SuspendLifecycle.In(LEAKY);
        private final SuspendLifecycle.Out off = new SuspendLifecycle.Out(List.of());

        @Test
        void areSwitchedOffAndOnAgainAsTheyWere() {
            var plan = thereAndBack(action, in, off);

            assertThat(plan.summary()).endsWith("purge");
            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.after().at("/Rules")).hasSize(2);
                assertThat(change.after().at("/Rules/0/Expiration/Days").asInt())
                        .isEqualTo(30);
                assertThat(change.after()
                                .path("TransitionDefaultMinimumObjectSize")
                                .asString())
                        .isEqualTo("varies_by_storage_class");
            });
            callsWhatIamCallsOtherwise(action);
        }

        @Test
        void surviveEveryInterruption() {
            interruptEverywhere(
                    action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(off));
        }

        @Test
        void areDoneWhereThereAreNone() {
            assertThat(action.plan(new SuspendLifecycle.In(QUIET), account.aws).changes())
                    .isEmpty();
            assertThat(action.verify(new SuspendLifecycle.In(QUIET), account.aws))
                    .isEqualTo(off);
        }

        @Test
        void deleteAtOnceWhatIsOldEnoughWhenTheyAreBack() {
            assertThat(undoOf(action, run(action, in)).warnings())
                    .singleElement()
                    .asString()
                    .contains("all of it at once");
        }

        @Test
        void comeBackWhereSomebodyDeletedThemMeanwhile() {
            var plan = run(action, in);
            somebody().deleteBucketLifecycle(r -> r.bucket(LEAKY));

            var undo = undoOf(action, plan);
            action.applyUndo(undo, account.aws);

            assertThat(undo.warnings()).anyMatch(w -> w.contains("Somebody changed"));
            assertThat(action.verify(in, account.aws).rulesOn()).containsExactly("purge");
        }
    }

    @Nested
    class OfReplication {
        private final SuspendReplication action = new SuspendReplication();
        private final SuspendReplication.In in = new SuspendReplication.In(LEAKY);
        private final SuspendReplication.Out off = new SuspendReplication.Out(List.of());

        @Test
        void areSwitchedOffAndOnAgainAsTheyWere() {
            var plan = thereAndBack(action, in, off);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("arn:aws:s3:::somebody-elses"));
            assertThat(plan.changes().getFirst().after().path("Role").asString())
                    .endsWith("role/replicator");
            callsWhatIamCallsOtherwise(action, "iam:PassRole");
        }

        @Test
        void surviveEveryInterruption() {
            interruptEverywhere(
                    action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(off));
        }

        @Test
        void areDoneWhereThereAreNone() {
            assertThat(action.plan(new SuspendReplication.In(QUIET), account.aws)
                            .changes())
                    .isEmpty();
        }
    }
}
