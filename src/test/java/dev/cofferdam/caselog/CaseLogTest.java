package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseLogTest {
    private static final Actor RIPLEY = new Actor("Ripley", "ripley", "nostromo", null, null);
    private static final Origin ORIGIN = Origin.of(RIPLEY, Mode.EXERCISE);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00.123456789Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path home;

    private Cases cases;

    @BeforeEach
    void atHome() {
        cases = new CaseHome(home, CLOCK, new Random(7));
    }

    private CaseLog open() {
        return cases.create("Web server beaconing", "High", null, RIPLEY, Mode.EXERCISE);
    }

    private static Connection database(CaseLog log) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + log.folder().resolve("case.db"));
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
        void isStoredInCanonicalFormAndHashedAsStored() throws SQLException {
            try (var log = open()) {
                var draft = Draft.of("evidence.collected", ORIGIN.inRun("run-1", new PlaybookRef("ü", "1", "ab")))
                        .at(Instant.parse("2026-11-22T01:02:03Z"))
                        .until(Instant.parse("2026-11-22T01:02:04Z"))
                        .about(List.of("\u0007 \\ \" ä \uD83D\uDE00"))
                        .evidence(new EvidenceRef("ab", 1, "arn:aws:s3:::b/k", EvidenceRef.Custody.TRANSFERRED))
                        .supersedes(1)
                        .saying("canonical");
                for (var written : List.of(log.append(draft), log.append(note("with few fields")))) {
                    var row = row(log, written.seq());
                    assertThat(row.envelope).isEqualTo(CanonicalJson.bytes(Json.MAPPER.readTree(row.envelope)));
                    assertThat(HexFormat.of()
                                    .formatHex(new Hashes()
                                            .ofRecord(HexFormat.of().parseHex(written.prevHash()), row.envelope)))
                            .isEqualTo(written.hash());
                }
            }
        }

        private static Row row(CaseLog log, long seq) throws SQLException {
            try (var db = database(log);
                    var statement = db.createStatement();
                    var rows = statement.executeQuery(Row.SELECT + "WHERE seq = " + seq)) {
                return new Row(rows);
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
        void readsAsItWasHandedBackEvenWithoutATimeOfItsOwn() {
            try (var log = open();
                    var reader = log.reader()) {
                var written = log.append(Draft.of("case.note", ORIGIN)
                        .until(NOW.plusNanos(1))
                        .saying("no time, and an end in nanoseconds"));
                assertThat(reader.record(2)).contains(written);
                assertThat(written.content().eventTime()).isEqualTo(written.recordedAt());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE record SET type = 'x'",
                    "UPDATE OR REPLACE record SET seq = 2 WHERE seq = 1",
                    "UPDATE OR IGNORE record SET type = 'x'",
                    "DELETE FROM record",
                    "DELETE FROM record WHERE seq = 1",
                    "INSERT OR REPLACE INTO record SELECT * FROM record WHERE seq = 1",
                    "REPLACE INTO record SELECT * FROM record WHERE seq = 1",
                    "INSERT INTO record SELECT * FROM record WHERE seq = 1 ON CONFLICT DO UPDATE SET type = 'x'",
                    "INSERT INTO record SELECT seq + 5, type, run_id, step_id, event_time, envelope, body, salt, hash"
                            + " FROM record WHERE seq = 1",
                    "UPDATE checkpoint SET made_at = 'x'",
                    "DELETE FROM checkpoint",
                    "REPLACE INTO checkpoint SELECT * FROM checkpoint",
                    "INSERT INTO checkpoint SELECT size - 1, head, made_at FROM checkpoint",
                })
        void canBeNeitherChangedNorDeletedNorReplaced(String sql) throws SQLException {
            var log = open();
            log.append(note("kept"));
            log.close();
            try (var db = database(log);
                    var statement = db.createStatement()) {
                assertThatThrownBy(() -> statement.executeUpdate(sql)).hasMessageContaining("append-only");
            }
            assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
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
            try (var db = database(log);
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
        void goesOnWhenAListenerFails() throws Exception {
            try (var log = open();
                    var _ = log.onAppend(r -> {
                        throw new IllegalStateException("a listener's mistake");
                    })) {
                log.append(note("one"));
                assertThat(log.append(note("two")).seq()).isEqualTo(3);
            }
        }

        @Test
        void onAFullDiskFailsAndLeavesACaseThatOpensAgain() throws Exception {
            var created = open();
            created.close();
            var last = 1L;
            // the limit makes SQLite say what it says on a full disk
            var connection = Database.writable(created.folder());
            try (var statement = connection.createStatement();
                    var pages = statement.executeQuery("PRAGMA page_count")) {
                statement.execute("PRAGMA max_page_count = " + (pages.getInt(1) + 20));
            }
            var chain = new ChainWriter(connection, created.caseId(), CLOCK, new SecureRandom());
            var writer = new GroupCommitWriter(
                    created.folder(), created.caseId(), chain, TipFile.open(created.folder()), r -> {});
            var large = note("x".repeat(3_000));
            var outcome = new Pending(large, created.caseId(), new byte[32]);
            for (writer.submit(outcome); succeeds(outcome); writer.submit(outcome)) {
                last = outcome.done.join().seq();
                outcome = new Pending(large, created.caseId(), new byte[32]);
            }
            assertThat(last).isGreaterThan(1);
            assertThatThrownBy(outcome.done::join)
                    .hasCauseInstanceOf(CaseLogException.class)
                    .hasMessageContaining(created.folder().toString())
                    .hasMessageContaining("database or disk is full")
                    .hasMessageContaining("open the case again");
            writer.close();
            try (var again = cases.open(created.caseId())) {
                assertThat(again.append(large).seq()).isEqualTo(last + 1);
            }
            assertThat(new CaseVerifier().verify(created.folder()).good()).isTrue();
        }

        private static boolean succeeds(Pending pending) {
            return pending.done.handle((written, failure) -> failure == null).join();
        }

        @Test
        void tellsAtCloseWhenTheLastCheckpointCannotBeWritten() throws Exception {
            var log = open();
            try (var db = database(log);
                    var statement = db.createStatement()) {
                statement.executeUpdate(
                        "CREATE TRIGGER full BEFORE INSERT ON checkpoint BEGIN SELECT RAISE(ABORT, 'no room'); END");
                assertThatThrownBy(log::close)
                        .isInstanceOf(CaseLogException.class)
                        .hasMessageContaining("no room");
                statement.executeUpdate("DROP TRIGGER full");
            }
            cases.open(log.caseId()).close();
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
}
