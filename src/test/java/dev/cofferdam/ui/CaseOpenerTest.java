package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.PlaybookRef;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.RunSummary;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.Steps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

class CaseOpenerTest {
    @TempDir
    Path home;

    private TestServices services;
    private final ScriptedRun run = new ScriptedRun(Steps.run(Steps.reading("identify", Steps.READY)));

    @BeforeEach
    void begin() {
        services = new TestServices(home).runs(run);
    }

    private OpenCase open(CaseRequest request) {
        return new CaseOpener(services.services()).open(request);
    }

    private static CaseRequest.NewRun on(Target target) {
        return new CaseRequest.NewRun(
                Steps.playbook("triage", "Triage", List.of()),
                target,
                Map.of("user", StringNode.valueOf("eve")),
                false);
    }

    private static CaseRequest.Fresh fresh(Target target) {
        return new CaseRequest.Fresh("Odd logins", "high", null, on(target));
    }

    private String existing() {
        try (var opened = open(fresh(new Target.Range("test")))) {
            return opened.summary().id();
        }
    }

    private static RunSummary former(String id, RunStatus status) {
        return new RunSummary(id, new PlaybookRef("triage", "1", "0"), "range:test", false, Instant.EPOCH, status);
    }

    @Nested
    class ANewCase {
        @Test
        void isMadeAndItsRunStarted() {
            try (var opened = open(fresh(new Target.Range("test")))) {
                assertThat(opened.summary().title()).isEqualTo("Odd logins");
                assertThat(opened.hindrance()).isNull();
                assertThat(services.started()).containsExactly("start triage {user=\"eve\"}");
            }
        }

        @Test
        void isAnExerciseOnTheRangeAndLiveOnAProfile() {
            try (var exercise = open(fresh(new Target.Range("test")));
                    var live = open(fresh(new Target.Profile("prod", null)))) {
                assertThat(exercise.summary().mode()).isEqualTo(Mode.EXERCISE);
                assertThat(live.summary().mode()).isEqualTo(Mode.LIVE);
            }
        }

        @Test
        void isOpenedWithoutARunWhenNobodyCanBeSignedIn() {
            services.signInFails("The token has expired. Sign in again.");
            try (var opened = open(fresh(new Target.Profile("prod", null)))) {
                assertThat(opened.work()).isNull();
                assertThat(opened.log()).isNotNull();
                assertThat(Objects.requireNonNull(opened.hindrance()).what()).contains("expired");
            }
        }
    }

    @Nested
    class AnExistingCase {
        @Test
        void goesOnWithTheRunThatHasNotEnded() {
            var id = existing();
            services.had(former("run-1", new RunStatus.Active()))
                    .had(former("run-2", new RunStatus.Ended("completed")));
            try (var opened = open(new CaseRequest.Existing(id))) {
                assertThat(services.started()).last().isEqualTo("reopen run-1");
                assertThat(opened.work()).isNotNull();
            }
        }

        @Test
        void showsTheLastRunWhenAllHaveEnded() {
            var id = existing();
            services.had(former("run-1", new RunStatus.Ended("completed")))
                    .had(former("run-2", new RunStatus.Ended("completed")));
            try (var _ = open(new CaseRequest.Existing(id))) {
                assertThat(services.started()).last().isEqualTo("reopen run-2");
            }
        }

        @Test
        void withoutARunIsOpenedAllTheSame() {
            var id = existing();
            try (var opened = open(new CaseRequest.Existing(id))) {
                assertThat(opened.work()).isNull();
                assertThat(opened.hindrance()).isNull();
            }
        }

        @Test
        void thatIsOpenElsewhereIsReadAlong() {
            var id = existing();
            try (var elsewhere = services.cases().open(id);
                    var opened = open(new CaseRequest.Existing(id))) {
                assertThat(opened.log()).isNull();
                assertThat(opened.reader().lastSeq())
                        .isEqualTo(elsewhere.reader().lastSeq());
                assertThat(Objects.requireNonNull(opened.hindrance()).todo()).contains("Close it there");
            }
        }

        @Test
        void thatThereIsNotIsAnError() {
            assertThatThrownBy(() -> open(new CaseRequest.Existing("nowhere"))).isInstanceOf(CaseLogException.class);
        }

        @Test
        void isFreeAgainOnceItWasClosed() {
            var id = existing();
            services.had(former("run-1", new RunStatus.Active()));
            open(new CaseRequest.Existing(id)).close();
            assertThat(run.isClosed()).isTrue();
            services.cases().open(id).close();
        }
    }
}
