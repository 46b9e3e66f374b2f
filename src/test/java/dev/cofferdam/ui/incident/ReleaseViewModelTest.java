package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.run.Failure;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseViewModelTest {
    private final ScriptedRun run = new ScriptedRun(Steps.run(
            Steps.undoable(Steps.changing("first", Steps.DONE), null),
            Steps.reading("between", Steps.DONE),
            Steps.undoable(Steps.changing("last", Steps.DONE), null)));
    private final ReleaseViewModel model = new ReleaseViewModel(run, new Background(Runnable::run, Runnable::run));

    private void plansAreShown() {
        run.when("planUndo first", () -> Steps.plan("f")).when("planUndo last", () -> Steps.plan("l"));
    }

    private List<String> progress() {
        return model.items().stream()
                .map(item -> item.key() + " " + item.progress())
                .toList();
    }

    @Test
    void showsEveryPlanTheLatestChangeFirstAndTouchesNothing() {
        plansAreShown();
        model.look();
        assertThat(model.stage().get()).isEqualTo(ReleaseViewModel.Stage.SHOWN);
        assertThat(model.items()).extracting(item -> item.key().path()).containsExactly("last", "first");
        assertThat(run.asked()).containsExactly("planUndo last", "planUndo first");
    }

    @Test
    void takesAllBackInThatOrderByThePlansThatWereShown() {
        plansAreShown();
        run.when("undo last l", run.endsIn("last", Steps.UNDONE))
                .when("undo first f", run.endsIn("first", Steps.UNDONE));
        model.look();
        model.release();
        assertThat(model.stage().get()).isEqualTo(ReleaseViewModel.Stage.RELEASED);
        assertThat(run.asked()).endsWith("undo last l", "undo first f");
    }

    @Test
    void doesNothingBeforeAllPlansWereShown() {
        model.look();
        assertThat(model.stage().get()).isEqualTo(ReleaseViewModel.Stage.STOPPED);
        model.release();
        assertThat(run.asked()).containsExactly("planUndo last");
        assertThat(model.items().getFirst().trouble()).isPresent();
    }

    @Test
    void stopsAtAPlanThatNoLongerHoldsAndShowsTheNewOne() {
        plansAreShown();
        run.when("undo last l", () -> new StepOutcome.PlanChanged(Steps.plan("l2")));
        model.look();
        model.release();
        assertThat(model.stage().get()).isEqualTo(ReleaseViewModel.Stage.STOPPED);
        assertThat(progress()).containsExactly("last STOPPED", "first WAITING");
        assertThat(model.items().getFirst().plan()).contains(Steps.plan("l2"));
        assertThat(run.asked()).doesNotContain("undo first f");
    }

    @Test
    void stopsAtAFailureAndSaysWhatToDo() {
        plansAreShown();
        run.when("undo last l", run.endsIn("last", Steps.UNDONE))
                .when(
                        "undo first f",
                        () -> new StepOutcome.Ended(
                                new StepState.Failed(new Failure("AccessDenied", "Denied.", "Ask for it."), true)));
        model.look();
        model.release();
        assertThat(progress()).containsExactly("last UNDONE", "first STOPPED");
        assertThat(model.items().getLast().trouble().orElseThrow().todo()).isEqualTo("Ask for it.");
    }

    @Test
    void anotherLookShowsOnlyWhatIsLeft() {
        plansAreShown();
        run.when("undo last l", () -> {
            run.becomes(Steps.changing("last", Steps.UNDONE));
            return new StepOutcome.Ended(Steps.UNDONE);
        });
        model.look();
        model.release();
        assertThat(model.stage().get()).isEqualTo(ReleaseViewModel.Stage.STOPPED);
        model.look();
        assertThat(progress()).containsExactly("first WAITING");
        assertThat(model.stage().get()).isEqualTo(ReleaseViewModel.Stage.SHOWN);
    }
}
