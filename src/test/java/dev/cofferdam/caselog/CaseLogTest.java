package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseLogTest {
    private static final Actor RIPLEY = new Actor("Ripley", "ripley", "nostromo", null, null);
    private static final Origin ORIGIN = Origin.of(RIPLEY, Mode.EXERCISE);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00.123456789Z");

    @TempDir
    Path home;

    private Cases cases;

    @BeforeEach
    void atHome() {
        cases = new CaseHome(home, Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));
    }

    private CaseLog open() {
        return cases.create("Web server beaconing", "High", null, RIPLEY, Mode.EXERCISE);
    }

    private static Draft note(String text) {
        return Draft.of("case.note", ORIGIN).saying(text);
    }

    @Nested
    class ARecord {
        @Test
        void comesBackAsItWentIn() {
            try (var log = open()) {
                var draft = Draft.of(
                                "step.intended",
                                ORIGIN.inRun("run-1", new PlaybookRef("p", "1.0.0", "ab"))
                                        .inStep("snapshot", 2))
                        .at(Instant.parse("2026-11-22T01:02:03.000004Z"))
                        .until(Instant.parse("2026-11-22T01:02:04Z"))
                        .sourceTz("Nov 22 02:02:03 CET")
                        .about(List.of("arn:aws:ec2:us-east-1:111122223333:volume/vol-1"))
                        .risk("reversible")
                        .aws(new AwsCall(
                                "ec2", "CreateSnapshot", "111122223333", "us-east-1", "id", 200, "Mon", 1, 12L))
                        .approval(new Approval(Approval.Decision.APPROVED, "Ripley", null, "ff"))
                        .supersedes(1)
                        .with("About to", Json.object().put("n", 1.5).put("big", 12));
                var written = log.append(draft);
                try (var reader = log.reader()) {
                    assertThat(reader.record(2)).contains(written);
                }
                assertThat(written.recordedAt()).isEqualTo(Instant.parse("2026-11-23T03:00:00.123456Z"));
            }
        }

        @Test
        void ofHostileTextIsKeptAsText() {
            var text =
                    "\u0000 \u202Egnp.exe \"}]'); DROP TABLE record;-- <script> \uD83D\uDE00 " + "x".repeat(1_000_000);
            try (var log = open();
                    var reader = log.reader()) {
                var seq = log.append(note(text)).seq();
                assertThat(reader.record(seq).orElseThrow().message()).isEqualTo(text);
            }
        }

        @Test
        void cannotHoldHalfASurrogatePair() {
            try (var log = open();
                    var reader = log.reader()) {
                var seq = log.append(note("half \uD83D pair")).seq();
                assertThat(reader.record(seq).orElseThrow().message()).isEqualTo("half \uFFFD pair");
                assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
            }
        }

        @Test
        void canBeNeitherChangedNorDeleted() throws SQLException {
            try (var log = open();
                    var db = DriverManager.getConnection(
                            "jdbc:sqlite:" + log.folder().resolve("case.db"));
                    var statement = db.createStatement()) {
                assertThatThrownBy(() -> statement.executeUpdate("UPDATE record SET type = 'x'"))
                        .hasMessageContaining("append-only");
                assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM record"))
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Nested
    class Writing {
        @Test
        void fromManyThreadsLeavesNoGapAndOneChain() {
            try (var log = open()) {
                var seqs = new ArrayList<CompletableFuture<LogRecord>>();
                try (var threads = Executors.newFixedThreadPool(16)) {
                    for (var i = 0; i < 2_000; i++) {
                        var text = "note " + i;
                        seqs.add(CompletableFuture.supplyAsync(() -> log.append(note(text)), threads));
                    }
                }
                assertThat(seqs.stream().map(f -> f.join().seq()))
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(2, 2_001).boxed().toList());
                assertThat(new CaseVerifier().verify(log.folder())).satisfies(v -> {
                    assertThat(v.good()).isTrue();
                    assertThat(v.records()).isEqualTo(2_001);
                    assertThat(v.checkpointSize()).isEqualTo(2_000);
                });
            }
        }

        @Test
        void tellsListenersInOrder() throws Exception {
            var heard = new ArrayList<Long>();
            try (var log = open();
                    var _ = log.onAppend(r -> heard.add(r.seq()))) {
                IntStream.range(0, 50).forEach(i -> log.append(note("n")));
            }
            assertThat(heard).isEqualTo(LongStream.rangeClosed(2, 51).boxed().toList());
        }

        @Test
        void stopsForGoodWhenTheLogCannotBeWritten() throws Exception {
            var log = open();
            try (var db = DriverManager.getConnection(
                            "jdbc:sqlite:" + log.folder().resolve("case.db"));
                    var statement = db.createStatement()) {
                statement.executeUpdate(
                        "CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'disk full'); END");
                assertThatThrownBy(() -> log.append(note("lost?")))
                        .isInstanceOf(CaseLogException.class)
                        .hasMessageContaining("disk full");
                statement.executeUpdate("DROP TRIGGER full");
            }
            assertThatThrownBy(() -> log.append(note("after"))).hasMessageContaining("cannot be written");
            log.close();
            try (var again = cases.open(log.caseId())) {
                assertThat(again.append(note("again")).seq()).isEqualTo(2);
            }
        }

        @Test
        void afterCloseIsRefused() {
            var log = open();
            log.close();
            assertThatThrownBy(() -> log.append(note("late"))).hasMessageContaining("closed");
        }
    }

    @Nested
    class TwoAtOnce {
        @Test
        void theSecondWriterIsToldWhoHasItAndMayRead() {
            try (var log = open()) {
                assertThatThrownBy(() -> cases.open(log.caseId()))
                        .isInstanceOf(CaseInUseException.class)
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid())
                        .hasMessageContaining("reading it");
                try (var reader = cases.read(log.caseId())) {
                    assertThat(reader.lastSeq()).isEqualTo(1);
                    log.append(note("live"));
                    assertThat(reader.page(1, 10))
                            .extracting(LogRecord::message)
                            .containsExactly("live");
                }
            }
        }

        @Test
        void theCaseIsFreeAgainAfterClose() {
            var id = open();
            id.close();
            cases.open(id.caseId()).close();
        }
    }

    @Nested
    class TheFolder {
        @Test
        void isReadableByItsOwnerOnly() throws Exception {
            try (var log = open()) {
                log.evidence().put(new ByteArrayInputStream(new byte[] {1}));
                try (var files = Files.walk(log.folder())) {
                    assertThat(files)
                            .allSatisfy(file -> assertThat(
                                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                    .as(file.toString())
                                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
                }
            }
        }

        @Test
        void canBeCopiedAndReadElsewhere() throws Exception {
            var log = open();
            log.append(note("moved"));
            log.close();
            var elsewhere = home.resolve("other/cases").resolve(log.caseId());
            Files.createDirectories(elsewhere);
            try (var files = Files.list(log.folder())) {
                for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Files.copy(file, elsewhere.resolve(file.getFileName()));
                }
            }
            var there = new CaseHome(home.resolve("other"), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
            assertThat(there.list()).singleElement().satisfies(c -> {
                assertThat(c.title()).isEqualTo("Web server beaconing");
                assertThat(c.severity()).isEqualTo("high");
                assertThat(c.records()).isEqualTo(2);
            });
        }

        @Test
        void ofANewerProgramIsRefused() throws Exception {
            var log = open();
            log.close();
            try (var db = DriverManager.getConnection(
                            "jdbc:sqlite:" + log.folder().resolve("case.db"));
                    var statement = db.createStatement()) {
                statement.executeUpdate("PRAGMA user_version = 99");
            }
            assertThatThrownBy(() -> cases.open(log.caseId())).hasMessageContaining("newer Cofferdam");
        }

        @Test
        void isFoundByTheBeginningOfItsId() {
            open().close();
            assertThat(cases.summary("2026112").title()).isEqualTo("Web server beaconing");
            open().close();
            assertThatThrownBy(() -> cases.summary("2026112")).hasMessageContaining("several cases");
            assertThatThrownBy(() -> cases.summary("nope")).hasMessageContaining("no case 'nope'");
        }
    }

    @Nested
    class Evidence {
        @Test
        void isNamedByItsHashAndKeptOnce() throws Exception {
            try (var log = open()) {
                var first = log.evidence()
                        .put(new ByteArrayInputStream("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                var second = log.evidence()
                        .put(new ByteArrayInputStream("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                assertThat(first)
                        .isEqualTo(second)
                        .isEqualTo(new EvidenceRef(
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                                3,
                                "evidence/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                                EvidenceRef.Custody.COLLECTED));
                try (var files = Files.list(log.folder().resolve("evidence"))) {
                    assertThat(files).hasSize(1);
                }
            }
        }

        @Test
        void ofACopyThatBrokeOffLeavesNothing() throws Exception {
            try (var log = open()) {
                var breaking =
                        new java.io.SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new PulledCable());
                assertThatThrownBy(() -> log.evidence().put(breaking)).hasMessageContaining("the cable was pulled");
                try (var files = Files.list(log.folder().resolve("evidence"))) {
                    assertThat(files).isEmpty();
                }
            }
        }
    }

    private static final class PulledCable extends java.io.InputStream {
        @Override
        public int read() throws java.io.IOException {
            throw new java.io.IOException("the cable was pulled");
        }

        @Override
        public int read(byte[] into, int at, int most) throws java.io.IOException {
            return read();
        }
    }
}
