package dev.cofferdam.ui.incident.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.run.Failure;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.run.Steps;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeedTest {
    private static final StepState FAILED = new StepState.Failed(new Failure("Denied", "x", "y"), false);

    private static Set<Deed> possible(StepView view, Nature nature) {
        return Deed.possible(view, nature, new RunStatus.Active(), false);
    }

    @Test
    void aContainerGoesByItselfUnlessNobodyCanTellWhatItHolds() {
        var failed = Steps.parallel("a", FAILED);

        assertThat(Deed.ofContainer(failed, run(failed, List.of(failed.key()))))
                .containsExactlyInAnyOrder(Deed.RETRY, Deed.SKIP);
        assertThat(Deed.ofContainer(failed, run(failed, List.of()))).isEmpty();
        var ready = Steps.parallel("a", Steps.READY);
        assertThat(Deed.ofContainer(ready, run(ready, List.of(ready.key())))).isEmpty();
    }

    private static RunSnapshot run(StepView step, List<StepKey> next) {
        var run = Steps.run(step);
        return new RunSnapshot(
                run.runId(), run.playbook(), run.target(), run.inputs(), false, run.status(), run.steps(), next);
    }

    @Nested
    class WhenItIsTheStepsTurn {
        @Test
        void aReadingStepRuns() {
            assertThat(possible(Steps.reading("a", Steps.READY), Nature.READING))
                    .containsExactlyInAnyOrder(Deed.RUN, Deed.SKIP);
        }

        @Test
        void aChangingStepRunsOnlyWhenItsPlanWasShown() {
            var ready = Steps.changing("a", Steps.READY);
            assertThat(possible(ready, Nature.CHANGING)).containsExactlyInAnyOrder(Deed.LOOK, Deed.SKIP);
            assertThat(possible(Steps.planned(ready, Steps.plan("p")), Nature.CHANGING))
                    .containsExactlyInAnyOrder(Deed.RUN, Deed.LOOK, Deed.SKIP);
        }

        @Test
        void aManualStepIsAnsweredAndAnApprovalDecided() {
            assertThat(possible(Steps.manual("a", Steps.READY), Nature.MANUAL))
                    .containsExactlyInAnyOrder(Deed.ANSWER, Deed.SKIP);
            assertThat(possible(Steps.approval("a", Steps.APPROVAL), Nature.APPROVAL))
                    .containsExactlyInAnyOrder(Deed.APPROVE, Deed.REJECT, Deed.SKIP);
        }

        @Test
        void aWarningStandsBeforeRunningUntilItIsOverridden() {
            var warned = Steps.warned(
                    Steps.planned(Steps.changing("a", Steps.READY), Steps.plan("p")), "No snapshot is safe yet.");
            assertThat(possible(warned, Nature.CHANGING))
                    .contains(Deed.OVERRIDE, Deed.SKIP)
                    .doesNotContain(Deed.RUN);
        }

        @Test
        void whatHoldsOthersGoesByItself() {
            assertThat(possible(Steps.parallel("a", Steps.READY), Nature.CONTAINER))
                    .isEmpty();
        }
    }

    @Test
    void whileItRunsItCanOnlyBeCancelled() {
        assertThat(possible(Steps.undoable(Steps.changing("a", Steps.RUNNING), null), Nature.CHANGING))
                .containsExactly(Deed.CANCEL);
    }

    @Test
    void whatIsDoneCanBeTakenBackWhereItHoldsAChange() {
        assertThat(possible(Steps.undoable(Steps.changing("a", Steps.DONE), null), Nature.CHANGING))
                .containsExactly(Deed.UNDO);
        assertThat(possible(Steps.reading("a", Steps.DONE), Nature.READING)).isEmpty();
    }

    @Test
    void aFailureWithNothingChangedIsTriedAgainOrLeftOut() {
        assertThat(possible(Steps.changing("a", FAILED), Nature.CHANGING))
                .containsExactlyInAnyOrder(Deed.RETRY, Deed.SKIP);
    }

    @Test
    void aFailureThatChangedAPartCanBeTakenBackToo() {
        assertThat(possible(Steps.undoable(Steps.changing("a", FAILED), null), Nature.CHANGING))
                .containsExactlyInAnyOrder(Deed.RETRY, Deed.SKIP, Deed.UNDO);
    }

    @Test
    void doubtIsSettledBeforeAnythingElse() {
        var inDoubt = Steps.changing("a", new StepState.InDoubt("The connection was reset."));
        assertThat(possible(inDoubt, Nature.CHANGING)).containsExactly(Deed.SETTLE);
    }

    @Test
    void aPausedRunStartsNothingButTakesBack() {
        var done = Steps.undoable(Steps.changing("a", Steps.DONE), null);
        assertThat(Deed.possible(done, Nature.CHANGING, new RunStatus.Paused("lunch"), false))
                .containsExactly(Deed.UNDO);
        assertThat(Deed.possible(Steps.reading("a", Steps.READY), Nature.READING, new RunStatus.Paused("lunch"), false))
                .isEmpty();
    }

    @Test
    void aDryRunShowsPlansAndReadsButRunsNoChange() {
        var planned = Steps.planned(Steps.changing("a", Steps.READY), Steps.plan("p"));
        assertThat(Deed.possible(planned, Nature.CHANGING, new RunStatus.Active(), true))
                .contains(Deed.LOOK)
                .doesNotContain(Deed.RUN);
        assertThat(Deed.possible(Steps.reading("a", Steps.READY), Nature.READING, new RunStatus.Active(), true))
                .contains(Deed.RUN);
    }

    @Test
    void aKeyPressMeansWhatBringsTheIncidentFurther() {
        assertThat(Deed.primary(Set.of(Deed.LOOK, Deed.RUN, Deed.SKIP))).contains(Deed.RUN);
        assertThat(Deed.primary(Set.of(Deed.SKIP, Deed.UNDO, Deed.REJECT))).isEmpty();
    }
}
