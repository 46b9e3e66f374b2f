package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.PlaybookRef;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseOpener;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.TestServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decided what: what was decided before the case was opened, and what is decided while it is looked at. */
class ApprovalsViewModelTest {
    private static final Origin RUN = Origin.of(new Actor("Ada", "ada", "laptop", null, null), Mode.EXERCISE)
            .inRun("run-1", new PlaybookRef("triage", "1", "0"));

    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private OpenCase incident;
    private ApprovalsViewModel model;

    @BeforeEach
    void open() {
        var run = new ScriptedRun(Steps.run(Steps.reading("identify", Steps.READY)));
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
        decided("Grace", Approval.Decision.APPROVED);
        var background = new Background(workers, Runnable::run);
        model = new ApprovalsViewModel(
                incident.reader(), new RunsViewModel(services, background, incident), background);
    }

    @AfterEach
    void close() {
        incident.close();
    }

    private LogRecord decided(String by, Approval.Decision decision) {
        return Objects.requireNonNull(incident.log())
                .append(Draft.of("step.decided", RUN)
                        .approval(new Approval(decision, by, "because", "abcdef0123456789"))
                        .saying(by + " decided"));
    }

    private List<String> shown() {
        return model.items().stream()
                .map(item -> item.approval().by() + " " + item.approval().decision())
                .toList();
    }

    @Test
    void readsWhatWasDecidedOffTheScreensThread() {
        assertThat(model.items()).isEmpty();
        workers.work();
        assertThat(shown()).containsExactly("Grace APPROVED");
    }

    @Test
    void followsWhatIsDecidedAndShowsTheLatestFirst() {
        workers.work();
        model.written(decided("Sam", Approval.Decision.REJECTED));
        assertThat(shown()).containsExactly("Sam REJECTED", "Grace APPROVED");
    }

    @Test
    void showsWhatCameWhileItWasReadOnce() {
        model.written(decided("Sam", Approval.Decision.REJECTED));
        workers.work();
        assertThat(shown()).containsExactly("Sam REJECTED", "Grace APPROVED");
    }

    @Test
    void passesOverWhatIsNoDecision() {
        workers.work();
        model.written(Objects.requireNonNull(incident.log())
                .append(Draft.of("step.answered", RUN).saying("answered")));
        assertThat(shown()).containsExactly("Grace APPROVED");
    }
}
