package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.playbook.Phase;
import dev.cofferdam.run.IntentException;
import dev.cofferdam.run.Preflight.Check;
import dev.cofferdam.run.Preflight.Readiness;
import dev.cofferdam.ui.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class PreflightViewModelTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private final Background slow = new Background(waiting::add, Runnable::run);
    private final Executor here = Runnable::run;

    private static Check check(String step, Readiness readiness) {
        return new Check(step, step, Phase.CONTAIN, "test.act", readiness, List.of(), List.of());
    }

    @Test
    void saysThatItAsksUntilItIsTold() {
        var model = new PreflightViewModel(() -> List.of(check("a", Readiness.READY)), slow);
        model.ask();
        assertThat(model.stage().get()).isInstanceOf(PreflightViewModel.Stage.Asking.class);

        waiting.forEach(Runnable::run);
        assertThat(model.stage().get()).isInstanceOf(PreflightViewModel.Stage.Told.class);
    }

    @Test
    void tellsWhatIsBlockedFirstAndKeepsThePlaybooksOrderOtherwise() {
        var model = new PreflightViewModel(
                () -> List.of(
                        check("ready-1", Readiness.READY),
                        check("blocked", Readiness.BLOCKED),
                        check("unknown", Readiness.UNKNOWN),
                        check("ready-2", Readiness.READY)),
                new Background(here, here));
        model.ask();

        assertThat(model.stage().get()).isInstanceOfSatisfying(PreflightViewModel.Stage.Told.class, told -> {
            assertThat(told.checks())
                    .extracting(Check::step)
                    .containsExactly("blocked", "unknown", "ready-1", "ready-2");
            assertThat(told.count(Readiness.READY)).isEqualTo(2);
        });
    }

    @Test
    void tellsWhyItCouldNotAsk() {
        var model = new PreflightViewModel(
                () -> {
                    throw new IntentException("This program knows no action test.act.");
                },
                new Background(here, here));
        model.ask();

        assertThat(model.stage().get())
                .isInstanceOfSatisfying(
                        PreflightViewModel.Stage.Failed.class,
                        failed -> assertThat(failed.trouble().what()).contains("test.act"));
    }
}
