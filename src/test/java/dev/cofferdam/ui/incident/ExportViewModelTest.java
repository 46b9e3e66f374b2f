package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.report.bundle.BundleVerification.Checked;
import dev.cofferdam.report.bundle.BundleVerifier;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseOpener;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
    @TempDir
    Path home;

    private OpenCase incident;
    private ExportViewModel model;

    @BeforeEach
    void open() {
        var services = new TestServices(home).runs(new ScriptedRun(Steps.run())).services();
        var run = new CaseRequest.NewRun(
                Steps.playbook("triage", "Triage", List.of()), new Target.Range("test"), Map.of(), false);
        incident = new CaseOpener(services).open(new CaseRequest.Fresh("Odd logins", null, null, run));
        model = new ExportViewModel(services, new Background(Runnable::run, Runnable::run), incident);
    }

    @AfterEach
    void close() {
        incident.close();
    }

    @Test
    void suggestsAFileNamedAfterTheCaseAndTheFormat() {
        model.format().set("timesketch-csv");
        assertThat(Path.of(model.file().get()))
                .isEqualTo(home.resolve("timeline-" + incident.summary().id() + ".timesketch.csv"));
    }

    @Test
    void writesTheFileAndThatItWasWrittenIntoTheLog() throws IOException {
        model.format().set("csv");
        model.export();
        var written = model.written().get().orElseThrow();
        assertThat(Path.of(written.location())).content().contains("Case opened: Odd logins");
        assertThat(Files.size(Path.of(written.location()))).isEqualTo(written.size());
        assertThat(incident.reader().pageBack(Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(last -> assertThat(last.content().evidence()).isEqualTo(written))
                .extracting(LogRecord::type)
                .isEqualTo("case.exported");
    }

    @Nested
    class AsABundle {
        @BeforeEach
        void choose() {
            model.format().set("bundle");
        }

        @Test
        void offersToTakeTheEvidenceAlong() {
            assertThat(model.formats()).endsWith("bundle");
            assertThat(model.bundle().get()).isTrue();
            assertThat(model.withEvidence().get()).isTrue();
            assertThat(Path.of(model.file().get()))
                    .isEqualTo(home.resolve("case-" + incident.summary().id() + ".zip"));
            model.format().set("csv");
            assertThat(model.bundle().get()).isFalse();
        }

        @Test
        void writesOneThatHoldsAndIntoTheLogHowFarItGoes() throws IOException {
            var before = incident.reader().lastSeq();
            model.withEvidence().set(false);
            model.export();
            var written = model.written().get().orElseThrow();
            assertThat(new BundleVerifier().verify(Path.of(written.location())))
                    .isInstanceOfSatisfying(Checked.class, found -> {
                        assertThat(found.good()).isTrue();
                        assertThat(found.records()).isEqualTo(before);
                    });
            var last = incident.reader().pageBack(Long.MAX_VALUE, 1).getFirst();
            assertThat(last.message()).startsWith("Exported the case as a bundle without its evidence to ");
            assertThat(last.content().body().path("tip").path("seq").asLong()).isEqualTo(before);
        }
    }

    @Test
    void doesNotReplaceAFileUnlessToldTo() throws IOException {
        Files.writeString(Path.of(model.file().get()), "mine");
        model.export();
        assertThat(model.trouble().get())
                .get()
                .satisfies(trouble -> assertThat(trouble.what()).contains("already there"));
        assertThat(Path.of(model.file().get())).hasContent("mine");
        model.replace().set(true);
        model.export();
        assertThat(model.trouble().get()).isEmpty();
        assertThat(Path.of(model.file().get())).content().contains("Odd logins");
    }

    @Test
    void wantsAFile() {
        model.file().set(" ");
        model.export();
        assertThat(model.trouble().get()).isPresent();
        assertThat(model.written().get()).isEmpty();
    }
}
