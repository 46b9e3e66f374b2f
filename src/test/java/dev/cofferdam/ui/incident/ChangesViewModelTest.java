package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseOpener;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.TestServices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesViewModelTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:05:00Z");

    @TempDir
    Path home;

    private final ScriptedRun run = new ScriptedRun(Steps.run(
            Steps.changing("quarantine", Steps.READY),
            Steps.changing("revoke", Steps.WAITING),
            Steps.reading("look", Steps.WAITING)));
    private OpenCase incident;
    private RunsViewModel runs;
    private ChangesViewModel model;

    @BeforeEach
    void open() {
        var services = new TestServices(home).runs(run).services();
        incident = new CaseOpener(services)
                .open(new CaseRequest.Fresh(
                        "Odd logins",
                        null,
                        null,
                        new CaseRequest.NewRun(
                                Steps.playbook("triage", "Triage", List.of()),
                                new Target.Range("test"),
                                Map.of(),
                                false)));
        runs = new RunsViewModel(services, new Background(Runnable::run, Runnable::run), incident);
        model = new ChangesViewModel(runs);
    }

    @AfterEach
    void close() {
        incident.close();
    }

    private List<String> shown() {
        return model.items().stream()
                .map(item -> item.view().key() + " " + item.standing())
                .toList();
    }

    @Test
    void hasNothingBeforeSomethingWasChanged() {
        assertThat(model.items()).isEmpty();
    }

    @Test
    void listsTheLatestFirstWithHowItStands() {
        run.becomes(Steps.at(Steps.undoable(Steps.changing("quarantine", Steps.DONE), null), AT));
        run.becomes(Steps.at(
                Steps.undoable(Steps.changing("revoke", new StepState.InDoubt("?")), null), AT.plusSeconds(60)));
        assertThat(shown()).containsExactly("revoke IN_DOUBT", "quarantine IN_EFFECT");

        run.becomes(Steps.at(Steps.changing("quarantine", Steps.UNDONE), AT.plusSeconds(120)));
        assertThat(shown()).containsExactly("quarantine TAKEN_BACK", "revoke IN_DOUBT");
    }

    @Test
    void showsWhatTakingBackWouldChangeInTheStep() {
        var done = Steps.at(Steps.undoable(Steps.changing("quarantine", Steps.DONE), null), AT);
        run.becomes(done);
        run.when("planUndo quarantine", () -> {
            run.becomes(Steps.undoable(done, Steps.plan("back")));
            return Steps.plan("back");
        });

        model.takeBack(model.items().getFirst());

        var work = runs.current().get().orElseThrow();
        assertThat(work.run().selected().get()).contains(new StepKey("quarantine"));
        assertThat(run.asked()).contains("planUndo quarantine");
    }
}
