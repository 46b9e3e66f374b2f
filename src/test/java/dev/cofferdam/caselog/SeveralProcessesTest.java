package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the log promises to other processes, and after the end of one. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralProcessesTest {
    private static final Actor RIPLEY = new Actor("Ripley", "ripley", "nostromo", null, null);
    private static final Draft NOTE =
            Draft.of("case.note", Origin.of(RIPLEY, Mode.EXERCISE)).saying("from here");

    @TempDir
    private Path home;

    private Cases cases = new CaseHome(Path.of(""), Clock.systemUTC(), new Random(7));
    private String caseId = "";
    private Path folder = Path.of("");

    @BeforeEach
    void aCase() {
        cases = new CaseHome(home, Clock.systemUTC(), new Random(7));
        try (var log = cases.create("A case", null, null, RIPLEY, Mode.EXERCISE)) {
            caseId = log.caseId();
            folder = log.folder();
        }
    }

    @Nested
    class WhileAnotherWrites {
        @Test
        void writingIsRefusedAndReadingFollowsLive() throws Exception {
            try (var other = ScribeProcess.start(home, caseId)) {
                assertThat(other.awaitLine("open")).isPresent();
                assertThatThrownBy(() -> cases.open(caseId))
                        .isInstanceOf(CaseInUseException.class)
                        .hasMessageContaining("Case " + caseId + " is open for writing already")
                        .hasMessageContaining("process " + other.pid());
                try (var reader = cases.read(caseId)) {
                    var last = 0L;
                    for (var i = 0; i < 20; i++) {
                        var promised = seqIn(other.awaitLine("acknowledged").orElseThrow());
                        var page = reader.page(last, 100_000);
                        last = page.isEmpty() ? last : page.getLast().seq();
                        assertThat(last).isGreaterThanOrEqualTo(promised);
                    }
                }
            }
        }

        @Test
        void theCheckPassesAllTheTime() throws Exception {
            try (var other = ScribeProcess.start(home, caseId)) {
                for (var i = 0; i < 20; i++) {
                    other.awaitLine("acknowledged");
                    var found = new CaseVerifier().verify(folder);
                    assertThat(found.good()).as(found.toString()).isTrue();
                }
            }
        }
    }

    @Nested
    class WhileThisOneWrites {
        @Test
        void anotherIsRefusedEvenAfterASecondTryHere() throws Exception {
            try (var log = cases.open(caseId)) {
                assertThatThrownBy(() -> cases.open(caseId)).isInstanceOf(CaseInUseException.class);
                try (var other = ScribeProcess.start(home, caseId)) {
                    assertThat(other.awaitLine("refused").orElse("it was let in"))
                            .contains("process " + ProcessHandle.current().pid());
                }
                assertThat(log.append(NOTE).seq()).isEqualTo(2);
            }
        }
    }

    @Nested
    class AfterTheOtherWasKilled {
        /** Each goes on with the case that the one before it left, at another moment of its work. */
        @Test
        void everyAcknowledgedRecordIsThereAndTheChainHolds() throws Exception {
            var random = new Random(9);
            var acknowledged = new HashMap<Long, String>();
            for (var kill = 0; kill < 20; kill++) {
                try (var scribe = ScribeProcess.start(home, caseId)) {
                    assertThat(scribe.awaitLine("open")).isPresent();
                    for (var i = random.nextInt(400); i > 0; i--) scribe.awaitLine("acknowledged");
                    scribe.kill();
                    acknowledged.putAll(scribe.acknowledged());
                }
                var found = new CaseVerifier().verify(folder);
                assertThat(found.good()).as("after kill %d: %s", kill, found).isTrue();
            }
            assertThat(acknowledged).hasSizeGreaterThan(1_000);
            assertThat(recorded()).containsAllEntriesOf(acknowledged);
            try (var log = cases.open(caseId)) {
                log.append(NOTE);
            }
            assertThat(new CaseVerifier().verify(folder).good()).isTrue();
        }

        private Map<Long, String> recorded() {
            var recorded = new HashMap<Long, String>();
            try (var reader = cases.read(caseId)) {
                reader.forEach(0, it -> recorded.put(it.seq(), it.id()));
            }
            return recorded;
        }
    }

    @Nested
    class WhenTheDiskFails {
        @Test
        @DisabledOnOs(OS.WINDOWS)
        void appendsFailWithAReasonAndTheCaseOpensAgain() throws Exception {
            Map<Long, String> acknowledged;
            try (var scribe = ScribeProcess.limited(home, caseId, 3_000)) {
                assertThat(scribe.awaitLine("failed").orElse("it went on"))
                        .contains("The log of case " + caseId)
                        .contains("cannot be written");
                scribe.awaitLine("nothing but the end");
                acknowledged = scribe.acknowledged();
            }
            assertThat(acknowledged).isNotEmpty();
            try (var log = cases.open(caseId);
                    var reader = log.reader()) {
                log.append(NOTE);
                acknowledged.forEach((seq, id) ->
                        assertThat(reader.record(seq).orElseThrow().id()).isEqualTo(id));
            }
            var found = new CaseVerifier().verify(folder);
            assertThat(found.good()).as(found.toString()).isTrue();
        }
    }

    private static long seqIn(String acknowledgement) {
        return Long.parseLong(acknowledgement.split(" ", -1)[1]);
    }
}
