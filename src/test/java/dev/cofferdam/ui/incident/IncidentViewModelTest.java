package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.TestServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentViewModelTest {
    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private final ScriptedRun run = new ScriptedRun(Steps.run(Steps.reading("identify", Steps.READY)));
    private TestServices services;
    private IncidentViewModel model;

    @BeforeEach
    void begin() {
        services = new TestServices(home).runs(run);
        model = model(new CaseRequest.Fresh(
                "Odd logins",
                null,
                null,
                new CaseRequest.NewRun(
                        Steps.playbook("triage", "Triage", List.of()), new Target.Range("test"), Map.of(), false)));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private IncidentViewModel model(CaseRequest request) {
        return new IncidentViewModel(services.services(), new Background(workers, Runnable::run), request);
    }

    private IncidentViewModel.Stage.Opened opened() {
        model.open();
        workers.work();
        return (IncidentViewModel.Stage.Opened) model.stage().get();
    }

    @Test
    void opensOffTheScreensThread() {
        model.open();
        assertThat(model.stage().get()).isInstanceOf(IncidentViewModel.Stage.Opening.class);
        assertThat(services.cases().list()).isEmpty();
        workers.work();
        assertThat(model.stage().get()).isInstanceOf(IncidentViewModel.Stage.Opened.class);
    }

    @Test
    void aCaseThatCannotBeOpenedIsToldAndCanBeTriedAgain() {
        var nowhere = model(new CaseRequest.Existing("nowhere"));
        nowhere.open();
        workers.work();
        assertThat(nowhere.stage().get())
                .isInstanceOfSatisfying(
                        IncidentViewModel.Stage.Failed.class,
                        failed -> assertThat(failed.trouble().what()).contains("nowhere"));
    }

    @Test
    void aNoteGoesIntoTheLogAndShowsInTheTimeline() {
        var opened = opened();
        var note = model.note(opened);
        note.text().set("  Called the owner.  ");
        note.write(() -> {});
        workers.work();
        opened.timeline().poll();
        workers.work();
        var newest = opened.timeline().rows().getFirst();
        workers.work();
        assertThat(opened.timeline().rows().getFirst().seq()).isEqualTo(newest.seq());
        assertThat(opened.timeline().rows().getFirst().record().orElseThrow())
                .extracting(LogRecord::type, LogRecord::message)
                .containsExactly("case.note", "Called the owner.");
    }

    @Test
    void closedItLeavesNothingOpen() {
        opened();
        model.close();
        assertThat(run.isClosed()).isTrue();
        assertThat(run.listeners()).isZero();
        var id = services.cases().list().getFirst().id();
        services.cases().open(id).close();
    }

    @Test
    void closedWhileItOpensTheCaseIsClosedAgainOnceItIsOpen() {
        model.open();
        var opening = model;
        opening.close();
        workers.work();
        assertThat(opening.stage().get()).isInstanceOf(IncidentViewModel.Stage.Opening.class);
    }
}
