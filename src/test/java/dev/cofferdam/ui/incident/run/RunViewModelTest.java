package dev.cofferdam.ui.incident.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import java.util.ArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunViewModelTest {
    private static final StepKey FIRST = new StepKey("first");
    private static final StepKey SECOND = new StepKey("second");

    private final Hands workers = new Hands();
    private final Hands screen = new Hands();
    private final ScriptedRun run =
            new ScriptedRun(Steps.run(Steps.reading("first", Steps.READY), Steps.changing("second", Steps.WAITING)));
    private final RunViewModel model = new RunViewModel(run, new Background(workers, screen));

    private void letEverythingHappen() {
        while (workers.waiting() + screen.waiting() > 0) {
            workers.work();
            screen.work();
        }
    }

    @Test
    void beginsAtTheStepWhoseTurnItIs() {
        assertThat(model.selected().get()).contains(FIRST);
        assertThat(model.rows()).hasSize(4);
    }

    @Test
    void beginsAtTheFirstStepWhenItIsNobodysTurn() {
        var over = new RunViewModel(
                new ScriptedRun(Steps.run(Steps.reading("first", Steps.DONE))), new Background(workers, screen));
        assertThat(over.selected().get()).contains(FIRST);
    }

    @Test
    void hearsOfChangesOnTheScreensThreadOnly() {
        run.becomes(Steps.reading("first", Steps.DONE));
        assertThat(model.selectedView().orElseThrow().state()).isEqualTo(Steps.READY);
        screen.work();
        assertThat(model.selectedView().orElseThrow().state()).isEqualTo(Steps.DONE);
    }

    @Test
    void manyChangesInARowAreShownAsOne() {
        var shown = new ArrayList<String>();
        model.snapshot()
                .subscribe(now -> shown.add(now.steps().getFirst().state().word()));
        run.becomes(Steps.reading("first", Steps.RUNNING));
        run.becomes(Steps.reading("first", Steps.DONE));
        screen.work();
        assertThat(shown).containsExactly("ready", "done");
    }

    @Test
    void onlyTheRowsThatAreDifferentAreReplacedSoThatTheListKeepsItsPlace() {
        var before = model.rows().get(3);
        run.becomes(Steps.reading("first", Steps.DONE));
        screen.work();
        assertThat(model.rows().get(3)).isSameAs(before);
    }

    @Nested
    class AnIntent {
        @Test
        void isCarriedOutOffTheScreensThreadAndTheStepIsBusyMeanwhile() {
            run.when("skip first because x", () -> true);
            model.perform(FIRST, on -> skip(on), _ -> {});
            assertThat(model.isBusy(FIRST)).isTrue();
            assertThat(run.asked()).isEmpty();
            letEverythingHappen();
            assertThat(model.isBusy(FIRST)).isFalse();
            assertThat(run.asked()).containsExactly("skip first because x");
        }

        @Test
        void isNotCarriedOutTwiceAtATimeForOneStep() {
            run.when("skip first because x", () -> true);
            model.perform(FIRST, on -> skip(on), _ -> {});
            model.perform(FIRST, on -> skip(on), _ -> {});
            letEverythingHappen();
            assertThat(run.asked()).hasSize(1);
        }

        @Test
        void doesNotHoldUpAnotherStep() {
            model.perform(FIRST, on -> skip(on), _ -> {});
            model.perform(SECOND, on -> skip(on), _ -> {});
            assertThat(workers.waiting()).isEqualTo(2);
        }

        @Test
        void thatIsRefusedIsToldWithItsStepUntilTheNextOne() {
            model.perform(FIRST, on -> skip(on), _ -> {});
            letEverythingHappen();
            assertThat(model.trouble(FIRST))
                    .get()
                    .satisfies(trouble -> assertThat(trouble.what()).isEqualTo("Not now: skip first because x"));
            assertThat(model.trouble(SECOND)).isEmpty();
            run.when("skip first because x", () -> true);
            model.perform(FIRST, on -> skip(on), _ -> {});
            assertThat(model.trouble(FIRST)).isEmpty();
        }

        private boolean skip(dev.cofferdam.run.Run on) {
            on.skip(FIRST, "x");
            return true;
        }
    }

    @Test
    void cancellingDoesNotWaitForWhatIsUnderWay() {
        run.when("cancel first", () -> true);
        model.perform(FIRST, _ -> true, _ -> {});
        model.cancel(FIRST);
        letEverythingHappen();
        assertThat(run.asked()).containsExactly("cancel first");
    }

    @Test
    void pauseThatFailsIsToldInTheStatusLine() {
        model.pause("lunch");
        letEverythingHappen();
        assertThat(model.problem().get()).isEqualTo("Not now: pause because lunch");
    }

    @Test
    void hearsNothingMoreOnceItWasLeft() throws Exception {
        model.leave();
        assertThat(run.listeners()).isZero();
    }
}
