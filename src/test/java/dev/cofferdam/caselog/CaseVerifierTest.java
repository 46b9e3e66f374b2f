package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Verification.Damage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A case of 250 records with checkpoints at 100, 200 and 250, and what somebody may do to its file. */
class CaseVerifierTest {
    private static final Actor RIPLEY = new Actor("Ripley", "ripley", "nostromo", null, null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path origin;

    private static Path untouched = Path.of("");
    private static String evidence = "";

    @TempDir
    private Path home;

    private Path folder = Path.of("");

    @BeforeAll
    static void aCase() {
        try (var log = new CaseHome(origin, CLOCK, new Random(7)).create("A case", null, null, RIPLEY, Mode.LIVE)) {
            untouched = log.folder();
            var kept = log.evidence().put(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            evidence = kept.sha256();
            log.append(Draft.of("evidence.collected", Origin.of(RIPLEY, Mode.LIVE))
                    .evidence(kept)
                    .saying("kept"));
            IntStream.rangeClosed(3, 250)
                    .mapToObj(i -> log.submit(
                            Draft.of("case.note", Origin.of(RIPLEY, Mode.LIVE)).saying("note " + i)))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    @BeforeEach
    void aCopyOfIt() throws IOException {
        folder = home.resolve("cases").resolve(untouched.getFileName());
        try (var files = Files.walk(untouched)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var copy = folder.resolve(untouched.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private Verification verify() {
        return new CaseVerifier().verify(folder);
    }

    private Verification after(String... damage) throws SQLException {
        try (var forger = new Forger(folder)) {
            forger.sql(damage);
        }
        return verify();
    }

    private static void is(Verification found, long seq, Damage damage, String... saying) {
        assertThat(found.broken()).isNotNull();
        for (var part : saying) assertThat(found.broken().message()).contains(part);
        assertThat(found.broken().damage()).as(found.broken().message()).isEqualTo(damage);
        assertThat(found.broken().seq()).as(found.broken().message()).isEqualTo(seq);
        assertThat(found.good()).isFalse();
    }

    @Test
    void anUntouchedCaseIsGood() throws SQLException {
        var found = after();
        assertThat(found.good()).as(found.toString()).isTrue();
        assertThat(found.records()).isEqualTo(250);
        assertThat(found.checkpointSize()).isEqualTo(250);
    }

    @Nested
    class AChangedRecord {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "body = CAST(replace(CAST(body AS TEXT), 'note 120', 'note 121') AS BLOB)",
                    "envelope = CAST(replace(CAST(envelope AS TEXT), 'ripley', 'burke_') AS BLOB)",
                    "hash = zeroblob(32)",
                    "salt = zeroblob(32)",
                    "type = 'case.opened'",
                    "run_id = 'run-1'",
                    "step_id = 'isolate'",
                    "event_time = 0",
                    "envelope = CAST('no json' AS BLOB)",
                    "envelope = CAST('[1]' AS BLOB)",
                    "envelope = zeroblob(0)",
                })
        void isNamed(String change) throws SQLException {
            is(after("UPDATE record SET " + change + " WHERE seq = 120"), 120, Damage.CHANGED);
        }

        @Test
        void isNamedWhenItWasHashedAgain() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.rewrite(120, "note", "NOTE");
            }
            is(verify(), 120, Damage.CHANGED, "not the one that record 121 was chained to");
        }

        @Test
        void isNamedWhenItWasChainedToAnotherOne() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.chain(120, 60);
            }
            is(verify(), 120, Damage.CHANGED, "not chained to record 119");
        }

        @Test
        void isNamedAtTheEndOfWhatWasHashedAgain() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.rewrite(120, "note", "NOTE").rechain(121, 150);
            }
            is(verify(), 150, Damage.CHANGED, "not the one that record 151 was chained to");
        }

        @Test
        void isNamedWhereTheLastCheckpointStandsWhenItIsTheLast() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.rewrite(250, "note", "NOTE");
            }
            is(verify(), 250, Damage.CHANGED, "the checkpoint of 2026-11-23T03:00:00.000000Z", "behind number 200");
        }

        @Test
        void isBoundedByCheckpointsWhenAllBehindItWasHashedAgain() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.rewrite(120, "note", "NOTE").rechain(121, 250);
            }
            is(verify(), 200, Damage.CHANGED, "from some record behind number 100 on");
        }

        @Test
        void isBetrayedByTheTipWhenTheCheckpointsWereRedone() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.rewrite(120, "note", "NOTE").rechain(121, 250).redoCheckpoints();
            }
            is(verify(), 250, Damage.CHANGED, "case.tip");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'type':'case.note'",
                    "'event_time':'yesterday'",
                    "'event_time':'+999999999-11-23T03:00:00Z'",
                    "'event_time':[1]",
                    "'event_time':'2026-11-23T03:00:00Z','evidence':{}",
                    "'event_time':'2026-11-23T03:00:00Z','evidence':{'sha256':'..','size':'big'}",
                })
        void isNamedWhenItMakesNoSenseThoughItHashesWell(String fields) throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.replace(120, fields.replace('\'', '"'));
            }
            is(verify(), 120, Damage.CHANGED);
        }
    }

    @Nested
    class AMissingRecord {
        @ParameterizedTest
        @CsvSource({
            "120, 120, Record 120 is missing: behind record 119 comes record 121",
            "120, 122, Records 120 to 122 are missing: behind record 119 comes record 123",
            "1, 1, Record 1 is missing: behind record 0 comes record 2",
        })
        void isNamed(long from, long to, String message) throws SQLException {
            is(after("DELETE FROM record WHERE seq BETWEEN " + from + " AND " + to), from, Damage.MISSING, message);
        }

        @Test
        void isNamedEvenWhenTheRestMovedUp() throws SQLException {
            var found = after(
                    "DELETE FROM record WHERE seq = 120",
                    "UPDATE record SET seq = -seq WHERE seq > 120",
                    "UPDATE record SET seq = -seq - 1 WHERE seq < 0");
            is(found, 120, Damage.MISSING);
        }

        @Test
        void isTheFirstOneWhereThereIsNone() throws SQLException {
            is(after("DELETE FROM record", "DELETE FROM checkpoint"), 1, Damage.MISSING, "empty");
        }
    }

    @Nested
    class RecordsInAnotherOrder {
        @Test
        void areNamedWhenTwoChangedPlaces() throws SQLException {
            var found = after(
                    "UPDATE record SET seq = -1 WHERE seq = 120",
                    "UPDATE record SET seq = 120 WHERE seq = 121",
                    "UPDATE record SET seq = 121 WHERE seq = -1");
            is(found, 120, Damage.REORDERED, "At place 120 stands record 121");
        }

        @Test
        void areNamedWhenOneWentToTheEnd() throws SQLException {
            is(after("UPDATE record SET seq = 251 WHERE seq = 120"), 120, Damage.REORDERED);
        }

        @Test
        void areNotMeantWhenOnlyTheNumberInTheTableDiffers() throws SQLException {
            is(after("UPDATE record SET seq = 999 WHERE seq = 250"), 250, Damage.CHANGED, "column seq");
        }
    }

    @Nested
    class AnInsertedRecord {
        @Test
        void isNamedWhenItIsACopy() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.moveDown(120, 1)
                        .sql("INSERT INTO record SELECT 121, type, run_id, step_id, event_time, envelope, body,"
                                + " salt, hash FROM record WHERE seq = 60");
            }
            is(verify(), 121, Damage.INSERTED, "place 121");
        }

        @Test
        void isNamedWhenItIsNoRecordAtAll() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.moveDown(120, 1)
                        .sql("INSERT INTO record SELECT 121, type, run_id, step_id, event_time, zeroblob(9), body,"
                                + " salt, hash FROM record WHERE seq = 60");
            }
            is(verify(), 121, Damage.INSERTED);
        }

        @Test
        void isNamedWhenItFitsTheChain() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.moveDown(120, 1).insert(121, 120);
            }
            is(verify(), 121, Damage.INSERTED, "place 121");
        }

        @Test
        void isNamedWithThoseThatFollowIt() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.moveDown(120, 3).insert(121, 120).insert(122, 121).insert(123, 122);
            }
            is(verify(), 121, Damage.INSERTED, "places 121 to 123");
        }

        @Test
        void isNamedWhenItFitsTheChainBeforeTheLastRecord() throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.moveDown(249, 1).insert(250, 249);
            }
            is(verify(), 250, Damage.INSERTED);
        }

        @Test
        void isNamedWhenItIsRubbishAtTheEnd() throws SQLException {
            var found = after("INSERT INTO record SELECT 251, type, run_id, step_id, event_time, envelope, body, salt,"
                    + " zeroblob(32) FROM record WHERE seq = 250");
            is(found, 251, Damage.INSERTED);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isNamedWhenItHasTheNumberOfAnother(boolean first) throws SQLException {
            try (var forger = new Forger(folder)) {
                forger.insert(999, 119)
                        .sql(
                                "CREATE TABLE twice (seq INTEGER, type TEXT, run_id TEXT, step_id TEXT, event_time"
                                        + " INTEGER, envelope BLOB, body BLOB, salt BLOB, hash BLOB)",
                                "INSERT INTO twice SELECT * FROM record WHERE seq <> 999 AND seq <= 120"
                                        + (first ? " AND seq < 120" : ""),
                                "INSERT INTO twice SELECT * FROM record WHERE seq = 999",
                                "UPDATE twice SET seq = 120 WHERE seq = 999",
                                "INSERT INTO twice SELECT * FROM record WHERE seq <> 999 AND seq >= 120"
                                        + (first ? "" : " AND seq > 120"),
                                "DROP TABLE record",
                                "ALTER TABLE twice RENAME TO record");
            }
            var found = verify();
            is(found, first ? 120 : 121, Damage.INSERTED);
            assertThat(found.guards())
                    .anyMatch(it -> it.contains("table record in case.db was changed"))
                    .anyMatch(it -> it.contains("index record_by_run was removed"));
        }
    }

    @Nested
    class ATailThatWasCutOff {
        @Test
        void isNamedByTheCheckpoint() throws SQLException {
            is(after("DELETE FROM record WHERE seq > 230"), 231, Damage.TRUNCATED, "the checkpoint of", "250");
        }

        @Test
        void isNamedByTheTipWhenItsCheckpointWentToo() throws SQLException {
            var found = after("DELETE FROM record WHERE seq > 230", "DELETE FROM checkpoint WHERE size > 230");
            is(found, 231, Damage.TRUNCATED, "case.tip vouches for 250");
        }

        @Test
        void isSuspectedWhenTheTipWentToo() throws Exception {
            Files.delete(folder.resolve("case.tip"));
            var found = after("DELETE FROM record WHERE seq > 230", "DELETE FROM checkpoint WHERE size > 230");
            assertThat(found.good()).isFalse();
            assertThat(found.guards()).singleElement().asString().contains("case.tip is missing");
        }

        @Test
        void staysOnRecordWhenSomebodyWorksOn() throws Exception {
            after("DELETE FROM record WHERE seq > 230", "DELETE FROM checkpoint WHERE size > 230");
            reopened();
            assertThat(lastRecord().content().body().path("expected_records").longValue())
                    .isEqualTo(250);
            assertThat(lastRecord().content().body().path("found_records").longValue())
                    .isEqualTo(230);
            assertThat(verify().good()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "rubbish", "99999999999999999999999"})
        void staysOnRecordWhenTheTipWasDamaged(String tip) throws Exception {
            Files.writeString(folder.resolve("case.tip"), tip);
            reopened();
            assertThat(lastRecord().message()).contains("case.tip was missing or damaged");
            assertThat(verify().good()).isTrue();
        }

        @Test
        void isNotSuspectedInAWholeCaseThatIsOpenedAgain() {
            reopened();
            assertThat(lastRecord().message()).isEqualTo("note 250");
        }

        private void reopened() {
            new CaseHome(home, CLOCK, new Random(1))
                    .open(String.valueOf(folder.getFileName()))
                    .close();
        }

        private LogRecord lastRecord() {
            try (var reader = new SqliteReader(folder)) {
                return reader.pageBack(Long.MAX_VALUE, 1).getFirst();
            }
        }
    }

    @Nested
    class TheGuards {
        @ParameterizedTest
        @CsvSource({
            "DROP TRIGGER record_is_never_changed, trigger record_is_never_changed was removed",
            "DROP TRIGGER record_is_the_next_one, trigger record_is_the_next_one was removed",
            "DROP INDEX record_by_run, index record_by_run was removed",
            "CREATE TRIGGER mute BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END, trigger mute was added",
            "CREATE TABLE notes (text TEXT), table notes was added",
        })
        void areMissed(String sql, String said) throws SQLException {
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
                    var statement = db.createStatement()) {
                statement.executeUpdate(sql);
            }
            var found = verify();
            assertThat(found.broken()).isNull();
            assertThat(found.guards()).singleElement().asString().contains(said);
            assertThat(found.good()).isFalse();
        }

        @Test
        void areMissedWhenTheyAreThereInNameOnly() throws SQLException {
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
                    var statement = db.createStatement()) {
                statement.executeUpdate("DROP TRIGGER record_is_never_deleted");
                statement.executeUpdate(
                        "CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record BEGIN SELECT 1; END");
            }
            assertThat(verify().guards())
                    .singleElement()
                    .asString()
                    .contains("trigger record_is_never_deleted in case.db was changed");
        }
    }

    @Test
    void evidenceThatWasChangedOrRemovedIsNamed() throws Exception {
        var file = folder.resolve("evidence").resolve(evidence);
        Files.write(file, new byte[] {1, 2, 4});
        assertThat(verify().evidence()).singleElement().asString().contains("was changed");
        Files.write(file, new byte[] {1, 2});
        assertThat(verify().evidence()).singleElement().asString().contains("2 bytes instead of 3");
        Files.delete(file);
        assertThat(verify().evidence()).singleElement().asString().contains("missing");
    }

    @Nested
    class ADamagedDisk {
        @Test
        void isToldFromTheRecordOnThatCannotBeRead() throws Exception {
            var db = folder.resolve("case.db");
            var bytes = Files.readAllBytes(db);
            var page = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("note 120") / 4096;
            java.util.Arrays.fill(bytes, page * 4096, (page + 1) * 4096, (byte) 0);
            Files.write(db, bytes);
            var found = verify();
            assertThat(found.broken()).isNotNull();
            is(found, found.records() + 1, Damage.UNREADABLE, "Record " + (found.records() + 1) + " cannot be read");
            assertThat(found.records()).isBetween(100L, 119L);
        }

        @Test
        void neverMakesTheCheckThrow() throws Exception {
            var random = new Random(42);
            var db = folder.resolve("case.db");
            var bytes = Files.readAllBytes(db);
            var found = 0;
            for (var i = 0; i < 60; i++) {
                var damaged = bytes.clone();
                var at = 4096 + random.nextInt(damaged.length - 4096);
                damaged[at] ^= (byte) (1 + random.nextInt(255));
                Files.write(db, damaged);
                if (!verify().good()) found++;
            }
            // the rest lies in free space and in indexes, where it harms no record
            assertThat(found).isGreaterThan(30);
            Files.write(db, new byte[20_000]);
            assertThat(verify().good()).isFalse();
        }
    }
}
