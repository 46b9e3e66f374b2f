package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.PlaybookRef;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.RunSummary;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseOpener;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.TestServices;
import dev.cofferdam.ui.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsViewModelTest {
    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private final ScriptedRun run = new ScriptedRun(Steps.run(Steps.reading("identify", Steps.READY)));
    private TestServices services;
    private @Nullable OpenCase incident;

    @BeforeEach
    void begin() {
        services = new TestServices(home).runs(run);
    }

    @AfterEach
    void close() {
        if (incident != null) incident.close();
    }

    private static CaseRequest.NewRun wanted() {
        return new CaseRequest.NewRun(
                Steps.playbook("triage", "Triage", List.of()), new Target.Range("test"), Map.of(), false);
    }

    private RunsViewModel fresh() {
        return of(new CaseRequest.Fresh("Odd logins", null, null, wanted()));
    }

    private RunsViewModel again() {
        return of(new CaseRequest.Existing(made()));
    }

    private String made() {
        try (var made = new CaseOpener(services.services()).open(new CaseRequest.Fresh("Odd", null, null, wanted()))) {
            return made.summary().id();
        }
    }

    private RunsViewModel of(CaseRequest request) {
        var opened = new CaseOpener(services.services()).open(request);
        incident = opened;
        return new RunsViewModel(services.services(), new Background(workers, Runnable::run), opened);
    }

    private static RunSummary former(String id, RunStatus status) {
        return new RunSummary(id, new PlaybookRef("triage", "1", "0"), "range:test", false, Instant.EPOCH, status);
    }

    @Test
    void looksAtTheRunThatTheCaseWasOpenedWith() {
        var runs = fresh();

        assertThat(runs.current().get()).isPresent();
        assertThat(runs.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.work()).isPresent());
    }

    @Nested
    class ACaseWithSeveralRuns {
        @BeforeEach
        void had() {
            services.had(former("run-0", new RunStatus.Ended("completed")))
                    .had(former("run-1", new RunStatus.Active()));
        }

        @Test
        void opensThemAllSoThatWhatTheyHoldIsSeen() {
            var runs = again();
            runs.openOthers();
            workers.work();

            assertThat(runs.entries()).extracting(RunsViewModel.Entry::runId).containsExactly("run-0", "run-1");
            assertThat(services.started()).contains("reopen run-1", "reopen run-0");
            assertThat(runs.current().get().orElseThrow().run().run().id()).isEqualTo("run-1");
        }

        @Test
        void keepsWhatCannotBeOpenedWithItsReasonAndTriesItWhenAsked() {
            services.signInFails("The token has expired.");
            var runs = again();
            runs.openOthers();
            workers.work();
            assertThat(runs.current().get()).isEmpty();
            assertThat(runs.trouble().get()).isPresent();
            var hindered = runs.entries().stream()
                    .filter(entry -> entry.hindrance().isPresent())
                    .toList();
            assertThat(hindered).hasSize(2);

            services.signInWorks();
            runs.retry(hindered.getLast());
            workers.work();

            assertThat(runs.current().get()).isPresent();
            assertThat(runs.trouble().get()).isEmpty();
        }
    }

    @Nested
    class BreakingTheGlass {
        @BeforeEach
        void had() {
            services.had(former("run-1", new RunStatus.Active()));
        }

        @Test
        void opensARunThatCouldNotBeOpened() {
            services.signInFails("The responder role is locked.");
            var runs = again();
            runs.openOthers();
            workers.work();
            assertThat(runs.hindered()).hasSize(1);

            runs.retry(runs.hindered().getFirst(), "locked out");
            workers.work();

            assertThat(services.brokenGlass()).containsExactly("locked out");
            assertThat(runs.current().get()).isPresent();
            assertThat(runs.hindered()).isEmpty();
        }

        @Test
        void goesOnWithARunThatIsOpenAtTheSameStep() {
            var runs = fresh();
            var before = runs.current().get().orElseThrow();

            runs.breakGlass(before, "may not isolate", _ -> {});
            workers.work();

            assertThat(services.brokenGlass()).containsExactly("may not isolate");
            var after = runs.current().get().orElseThrow();
            assertThat(after.session()).isNotSameAs(before.session());
            assertThat(after.run().selected().get())
                    .isEqualTo(before.run().selected().get());
            assertThat(runs.works()).containsExactly(after);
            assertThat(run.isClosed()).isTrue();
            assertThat(services.started()).containsExactly("start triage {}", "reopen " + run.id());
        }

        @Test
        void leavesTheRunAsItIsWhereTheRoleDoesNotLetUsIn() {
            var runs = fresh();
            var before = runs.current().get().orElseThrow();
            services.glassHolds("Profile prod names no break-glass profile.");
            var told = new ArrayList<Trouble>();

            runs.breakGlass(before, "may not isolate", told::add);
            workers.work();

            assertThat(told).extracting(Trouble::what).containsExactly("Profile prod names no break-glass profile.");
            assertThat(runs.current().get()).contains(before);
            assertThat(run.isClosed()).isFalse();
        }
    }

    @Test
    void onlyAProfilesAccountCanHaveABreakGlassRole() {
        assertThat(closed("profile:prod,eu-west-1").canBreakGlass()).isTrue();
        assertThat(closed("range:ec2-compromise").canBreakGlass()).isFalse();
    }

    private static RunsViewModel.Entry closed(String target) {
        return new RunsViewModel.Entry("run-1", "triage", target, Optional.empty(), Optional.empty());
    }

    @Nested
    class AFurtherRun {
        @Test
        void isBegunBesideTheFirstAndLookedAt() throws Exception {
            var runs = fresh();
            var first = runs.current().get();

            runs.begin(wanted());
            workers.work();

            assertThat(runs.entries()).hasSize(2);
            assertThat(runs.current().get()).isNotEqualTo(first);
            runs.select(first.orElseThrow());
            assertThat(runs.current().get()).isEqualTo(first);
            runs.close();
        }

        @Test
        void thatCannotBeBegunLeavesTheFirstAndTellsWhy() {
            var runs = fresh();
            var first = runs.current().get();
            services.signInFails("No such profile.");

            runs.begin(wanted());
            workers.work();

            assertThat(runs.current().get()).isEqualTo(first);
            assertThat(runs.trouble().get().orElseThrow().what()).contains("No such profile");
            assertThat(runs.beginning().get()).isFalse();
        }

        @Test
        void thatComesAfterTheCaseWasClosedIsClosedToo() throws Exception {
            var screen = new Hands();
            var opened =
                    new CaseOpener(services.services()).open(new CaseRequest.Fresh("Odd logins", null, null, wanted()));
            incident = opened;
            var runs = new RunsViewModel(services.services(), new Background(Runnable::run, screen), opened);
            runs.begin(wanted());
            assertThat(services.started()).hasSize(2);
            runs.close();
            assertThat(run.isClosed()).isFalse();

            screen.work();

            assertThat(run.isClosed()).isTrue();
            assertThat(runs.entries()).hasSize(1);
        }
    }
}
