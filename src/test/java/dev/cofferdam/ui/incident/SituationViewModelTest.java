package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.run.ScriptedRun;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bar below the header says, over all runs of the case. */
class SituationViewModelTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:05:00Z");

    @TempDir
    Path home;

    private final ScriptedRun first = new ScriptedRun(Steps.run(
            Steps.reading("identify", Steps.READY),
            Steps.changing("quarantine", Steps.WAITING),
            Steps.changing("revoke", Steps.WAITING)));
    private final ScriptedRun second = new ScriptedRun(Steps.run(Steps.changing("elsewhere", Steps.READY)));
    private TestServices services;
    private OpenCase incident;
    private RunsViewModel runs;
    private SituationViewModel model;

    @BeforeEach
    void open() {
        services = new TestServices(home).runs(first);
        incident = new CaseOpener(services.services()).open(new CaseRequest.Fresh("Odd logins", null, null, wanted()));
        runs = new RunsViewModel(services.services(), new Background(Runnable::run, Runnable::run), incident);
        model = new SituationViewModel(runs, services.services().actions());
    }

    @AfterEach
    void close() {
        incident.close();
    }

    private static CaseRequest.NewRun wanted() {
        return new CaseRequest.NewRun(
                Steps.playbook("triage", "Triage", List.of()), new Target.Range("test"), Map.of(), false);
    }

    private SituationViewModel.Picture now() {
        return model.picture().get();
    }

    private static List<String> keys(List<SituationViewModel.Item> items) {
        return items.stream().map(item -> item.view().key().path()).toList();
    }

    @Test
    void namesTheOneNextStep() {
        assertThat(now().next().orElseThrow().view().key().path()).isEqualTo("identify");
        assertThat(now().contained()).isEmpty();
    }

    @Test
    void followsTheRun() {
        first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));

        assertThat(keys(now().contained())).containsExactly("quarantine");
        assertThat(now().containedAt()).isEmpty();
    }

    @Test
    void isContainedWhenNothingThatContainsIsLeft() {
        first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));
        first.becomes(Steps.at(Steps.changing("revoke", new StepState.Skipped("gone")), AT.plusSeconds(60)));

        assertThat(now().containedAt()).contains(AT);
    }

    @Test
    void countsThePhasesInTheirOrder() {
        first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));

        assertThat(now().phases())
                .extracting(SituationViewModel.PhaseProgress::phase)
                .containsExactly(Phase.ANALYZE, Phase.CONTAIN);
        assertThat(now().phases().getLast().settled()).isEqualTo(1);
        assertThat(now().phases().getFirst().current()).isTrue();
    }

    @Test
    void goesToWhatItCounts() {
        first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));
        model.goTo(now().contained().getFirst());

        assertThat(runs.current().get().orElseThrow().run().selected().get())
                .contains(new dev.cofferdam.run.StepKey("quarantine"));
    }

    @Nested
    class WithAnotherRun {
        @BeforeEach
        void begin() {
            services.runs(second);
            runs.begin(wanted());
        }

        @Test
        void countsWhatBothHold() {
            first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));
            second.becomes(Steps.at(Steps.changing("elsewhere", new StepState.InDoubt("nobody answered")), AT));

            assertThat(keys(now().contained())).containsExactly("quarantine");
            assertThat(keys(now().inDoubt())).containsExactly("elsewhere");
        }

        @Test
        void isNotContainedBeforeBothAre() {
            second.becomes(Steps.at(Steps.changing("elsewhere", Steps.DONE), AT.plusSeconds(300)));
            assertThat(now().containedAt()).isEmpty();

            first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));
            first.becomes(Steps.at(Steps.changing("revoke", Steps.DONE), AT));

            assertThat(now().containedAt()).contains(AT.plusSeconds(300));
        }

        @Test
        void goesToAStepOfTheOtherRun() {
            first.becomes(Steps.at(Steps.changing("quarantine", Steps.DONE), AT));
            model.goTo(now().contained().getFirst());

            assertThat(runs.current().get().orElseThrow().run().run()).isSameAs(first);
        }
    }
}
