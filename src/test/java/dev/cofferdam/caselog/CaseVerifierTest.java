package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Verification.Damage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseVerifierTest {
    private static final Actor RIPLEY = new Actor("Ripley", "ripley", "nostromo", null, null);

    @TempDir
    Path home;

    private Path folder;
    private String evidence = "";

    @BeforeEach
    void aCaseOf250Records() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
        try (var log = new CaseHome(home, clock, new Random(7)).create("A case", null, null, RIPLEY, Mode.LIVE)) {
            folder = log.folder();
            var kept = log.evidence().put(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            evidence = kept.sha256();
            log.append(Draft.of("evidence.collected", Origin.of(RIPLEY, Mode.LIVE))
                    .evidence(kept)
                    .saying("kept"));
            IntStream.rangeClosed(3, 250)
                    .forEach(i -> log.append(
                            Draft.of("case.note", Origin.of(RIPLEY, Mode.LIVE)).saying("note " + i)));
        }
    }

    private Verification after(String... damage) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
                var statement = db.createStatement()) {
            for (var trigger : new String[] {
                "record_is_never_changed",
                "record_is_never_deleted",
                "checkpoint_is_never_changed",
                "checkpoint_is_never_deleted"
            }) {
                statement.executeUpdate("DROP TRIGGER " + trigger);
            }
            for (var sql : damage) statement.executeUpdate(sql);
        }
        return new CaseVerifier().verify(folder);
    }

    private static void is(Verification found, long seq, Damage damage) {
        assertThat(found.broken()).isNotNull();
        assertThat(found.broken().damage()).as(found.broken().message()).isEqualTo(damage);
        assertThat(found.broken().seq()).isEqualTo(seq);
        assertThat(found.good()).isFalse();
    }

    @Test
    void anUntouchedCaseIsGood() throws SQLException {
        var found = after();
        assertThat(found.good()).isTrue();
        assertThat(found.records()).isEqualTo(250);
        assertThat(found.checkpointSize()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'note 120', 'note 121') AS BLOB) WHERE seq"
                        + " = 120",
                "UPDATE record SET envelope = CAST(replace(CAST(envelope AS TEXT), 'ripley', 'burke_') AS BLOB) WHERE"
                        + " seq = 120",
                "UPDATE record SET hash = zeroblob(32) WHERE seq = 120",
                "UPDATE record SET salt = zeroblob(32) WHERE seq = 120",
                "UPDATE record SET type = 'case.opened' WHERE seq = 120",
                "UPDATE record SET run_id = 'run-1' WHERE seq = 120",
                "UPDATE record SET event_time = 0 WHERE seq = 120",
                "UPDATE record SET envelope = CAST('no json' AS BLOB) WHERE seq = 120",
            })
    void aChangedRecordIsNamed(String damage) throws SQLException {
        is(after(damage), 120, Damage.CHANGED);
    }

    @Test
    void aMissingRecordIsNamed() throws SQLException {
        is(after("DELETE FROM record WHERE seq = 120"), 120, Damage.MISSING);
    }

    @Test
    void aMissingRecordIsNamedEvenWhenTheRestMovedUp() throws SQLException {
        is(
                after(
                        "DELETE FROM record WHERE seq = 120",
                        "UPDATE record SET seq = -seq WHERE seq > 120",
                        "UPDATE record SET seq = -seq - 1 WHERE seq < 0"),
                120,
                Damage.MISSING);
    }

    @Test
    void recordsInAnotherOrderAreNamed() throws SQLException {
        is(
                after(
                        "UPDATE record SET seq = -1 WHERE seq = 120",
                        "UPDATE record SET seq = 120 WHERE seq = 121",
                        "UPDATE record SET seq = 121 WHERE seq = -1"),
                120,
                Damage.REORDERED);
    }

    @Test
    void anInsertedCopyIsNamed() throws SQLException {
        is(
                after(
                        "UPDATE record SET seq = -seq WHERE seq > 120",
                        "UPDATE record SET seq = 1 - seq WHERE seq < 0",
                        "INSERT INTO record SELECT 121, type, run_id, step_id, event_time, envelope, body, salt, hash"
                                + " FROM record WHERE seq = 119"),
                121,
                Damage.REORDERED);
    }

    @Test
    void anInsertedRecordThatFitsTheChainIsNamed() throws Exception {
        // somebody who knows the format writes a record that follows 120, and moves the rest down
        var forged = Forgery.after(folder, 120);
        is(
                after(
                        "UPDATE record SET seq = -seq WHERE seq > 120",
                        "UPDATE record SET seq = 1 - seq WHERE seq < 0",
                        forged),
                121,
                Damage.INSERTED);
    }

    @Test
    void aTailThatWasCutOffIsNamed() throws SQLException {
        is(after("DELETE FROM record WHERE seq > 230"), 231, Damage.TRUNCATED);
    }

    @Test
    void aLogWrittenAnewDoesNotFitItsCheckpoint() throws SQLException {
        is(after("UPDATE checkpoint SET head = zeroblob(32) WHERE size = 200"), 200, Damage.CHANGED);
    }

    @Test
    void evidenceThatWasChangedOrRemovedIsNamed() throws Exception {
        var file = folder.resolve("evidence").resolve(evidence);
        Files.write(file, new byte[] {1, 2, 4});
        assertThat(new CaseVerifier().verify(folder).evidence())
                .singleElement()
                .asString()
                .contains("was changed");
        Files.write(file, new byte[] {1, 2});
        assertThat(new CaseVerifier().verify(folder).evidence())
                .singleElement()
                .asString()
                .contains("2 bytes instead of 3");
        Files.delete(file);
        assertThat(new CaseVerifier().verify(folder).evidence())
                .singleElement()
                .asString()
                .contains("missing");
    }

    @Test
    void anyRandomDamageIsFoundAndNothingIsThrown() throws Exception {
        var random = new Random(42);
        var db = folder.resolve("case.db");
        var bytes = Files.readAllBytes(db);
        for (var i = 0; i < 60; i++) {
            var damaged = bytes.clone();
            var at = 4096 + random.nextInt(damaged.length - 4096);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(db, damaged);
            // a byte in a free page or an index harms nobody; the verdict must come either way
            assertThat(new CaseVerifier().verify(folder)).isNotNull();
        }
        Files.write(db, new byte[20_000]);
        assertThat(new CaseVerifier().verify(folder).good()).isFalse();
    }
}
