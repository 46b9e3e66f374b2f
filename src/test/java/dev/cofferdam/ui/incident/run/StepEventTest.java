package dev.cofferdam.ui.incident.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.run.Failure;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.run.Steps;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepEventTest {
    private static final StepState FAILED =
            new StepState.Failed(new Failure("AccessDenied", "Not allowed.", "Ask."), false);

    private static List<StepEvent> became(StepView before, StepState now) {
        return StepEvent.since(states(Steps.run(before)), Steps.run(Steps.in(before, now)));
    }

    @Test
    void nothingHappenedWhereNothingIsDifferent() {
        assertThat(became(Steps.changing("isolate", Steps.RUNNING), Steps.RUNNING))
                .isEmpty();
        assertThat(became(Steps.changing("isolate", FAILED), FAILED)).isEmpty();
    }

    @Test
    void anActionThatIsDoneHasFinishedAlsoWhenItsGoalHeldAlready() {
        assertThat(became(Steps.changing("isolate", Steps.RUNNING), Steps.DONE))
                .singleElement()
                .isInstanceOf(StepEvent.Finished.class);
        assertThat(became(Steps.changing("isolate", Steps.PLANNED), new StepState.AlreadyDone()))
                .singleElement()
                .isInstanceOf(StepEvent.Finished.class);
    }

    @Test
    void whatAPersonDidNeedsNoTelling() {
        assertThat(became(Steps.manual("triage", Steps.READY), Steps.DONE)).isEmpty();
        assertThat(became(Steps.approval("allow", Steps.APPROVAL), Steps.DONE)).isEmpty();
        assertThat(became(Steps.changing("isolate", Steps.PLANNED), new StepState.Skipped("no")))
                .isEmpty();
        assertThat(became(Steps.changing("isolate", Steps.DONE), Steps.UNDONE)).isEmpty();
    }

    @Test
    void whatHoldsOthersIsToldByThem() {
        assertThat(became(Steps.parallel("hold", Steps.RUNNING), Steps.DONE)).isEmpty();
    }

    @Test
    void failureAndDoubtSayWhy() {
        assertThat(became(Steps.changing("isolate", Steps.RUNNING), FAILED))
                .singleElement()
                .isInstanceOfSatisfying(
                        StepEvent.Failed.class,
                        event -> assertThat(event.message()).isEqualTo("Not allowed."));
        assertThat(became(Steps.changing("isolate", Steps.RUNNING), new StepState.InDoubt("The connection broke.")))
                .singleElement()
                .isInstanceOfSatisfying(
                        StepEvent.InDoubt.class,
                        event -> assertThat(event.why()).isEqualTo("The connection broke."));
    }

    @Test
    void aPersonIsWaitedForByAQuestionAndByAnApprovalButNotByAnAction() {
        assertThat(became(Steps.manual("triage", Steps.WAITING), Steps.READY))
                .singleElement()
                .isInstanceOf(StepEvent.WaitsForSomebody.class);
        assertThat(became(Steps.approval("allow", Steps.WAITING), Steps.APPROVAL))
                .singleElement()
                .isInstanceOf(StepEvent.WaitsForSomebody.class);
        assertThat(became(Steps.changing("isolate", Steps.WAITING), Steps.READY))
                .isEmpty();
    }

    @Test
    void allThatHappenedAtOnceIsToldInThePlaybooksOrder() {
        var before = Steps.run(
                Steps.changing("first", Steps.RUNNING),
                Steps.changing("second", Steps.RUNNING),
                Steps.manual("third", Steps.WAITING));
        var now = Steps.run(
                Steps.changing("first", Steps.DONE),
                Steps.changing("second", FAILED),
                Steps.manual("third", Steps.READY));
        assertThat(StepEvent.since(states(before), now))
                .extracting(event -> event.step().key().path())
                .containsExactly("first", "second", "third");
    }

    @Test
    void aStepThatWasNotThereBeforeIsNoNews() {
        assertThat(StepEvent.since(states(Steps.run()), Steps.run(Steps.changing("round#0", Steps.DONE))))
                .isEmpty();
    }

    private static Map<StepKey, StepState> states(RunSnapshot run) {
        return run.steps().stream().collect(Collectors.toMap(StepView::key, StepView::state));
    }
}
