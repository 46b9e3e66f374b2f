package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case is one folder: who may read it, and what becomes of it when it is copied, old, frozen or oddly named. */
class CaseFolderTest {
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

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        try (var log = open()) {
            log.evidence().put(new ByteArrayInputStream(new byte[] {1}));
            assertThat(filesBelow(log.folder()))
                    .extracting(file -> file.getFileName().toString())
                    .contains("case.db", "case.db-wal", "case.db-shm", "case.lock", "case.writer", "case.tip");
            assertThat(filesBelow(log.folder())).allSatisfy(this::isPrivate);
        }
    }

    @Test
    void isMadeSoWhenItCameFromElsewhere() throws Exception {
        var log = open();
        log.evidence().put(new ByteArrayInputStream(new byte[] {1}));
        log.close();
        for (var file : filesBelow(log.folder())) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        try (var again = cases.open(log.caseId())) {
            again.append(note("mine"));
            assertThat(filesBelow(log.folder())).allSatisfy(this::isPrivate);
        }
    }

    private void isPrivate(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as(file.toString())
                .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.toList();
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
        var there = new CaseHome(home.resolve("other"), CLOCK, new Random(1));
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
        try (var db = database(log);
                var statement = db.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> cases.open(log.caseId()),
                () -> cases.read(log.caseId()),
                () -> cases.summary(log.caseId()),
                () -> new CaseVerifier().verify(log.folder()))) {
            assertThatThrownBy(use)
                    .isInstanceOf(CaseLogException.class)
                    .hasMessageContaining("newer Cofferdam (log schema 99");
        }
    }

    @Test
    void ofAnOlderProgramIsReadAsItIsAndMigratedWhenItIsOpened() throws Exception {
        var log = open();
        log.close();
        try (var db = database(log);
                var statement = db.createStatement()) {
            // what the later migrations brought
            statement.executeUpdate("DROP INDEX record_of_case");
            statement.executeUpdate("DROP INDEX record_of_runs");
            statement.executeUpdate("DROP TRIGGER record_is_the_next_one");
            statement.executeUpdate("DROP TRIGGER checkpoint_is_the_next_one");
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
        assertThat(cases.summary(log.caseId()).records()).isEqualTo(1);
        try (var again = cases.open(log.caseId())) {
            assertThat(again.append(note("migrated")).seq()).isEqualTo(2);
        }
        try (var db = database(log);
                var statement = db.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("REPLACE INTO record SELECT * FROM record"))
                    .hasMessageContaining("append-only");
        }
        assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
    }

    @Test
    void thatCannotBeWrittenCanBeReadAndVerified() throws Exception {
        var log = open();
        log.close();
        try (var frozen = new FrozenFolder(log.folder())) {
            assumeTrue(frozen.isFrozen(), "this user may write everywhere");
            assertThat(cases.summary(log.caseId()).records()).isEqualTo(1);
            assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
            assertThatThrownBy(() -> cases.open(log.caseId()))
                    .isInstanceOf(CaseLogException.class)
                    .hasMessageContaining(log.folder().toString());
        }
    }

    @Test
    void thatCannotBeWrittenIsNotReadWithoutItsLastRecords() throws Exception {
        var log = open();
        // as a crash leaves it, and a copy that took only some of the files
        var copy = home.resolve("cases/copy");
        Files.createDirectories(copy);
        for (var name : List.of("case.db", "case.db-wal", "case.tip")) {
            Files.copy(log.folder().resolve(name), copy.resolve(name));
        }
        log.close();
        try (var frozen = new FrozenFolder(copy)) {
            assumeTrue(frozen.isFrozen(), "this user may write everywhere");
            assertThatThrownBy(() -> cases.summary("copy"))
                    .isInstanceOf(CaseLogException.class)
                    .hasMessageContaining("Copy the whole folder");
        }
        assertThat(cases.summary("copy").records()).isEqualTo(1);
    }

    @Test
    void mayLieWhereFoldersHaveOddNames() {
        var odd = new CaseHome(home.resolve("50% done? #1 ä;x"), CLOCK, new Random(1));
        odd.create("Odd", null, null, RIPLEY, Mode.LIVE).close();
        assertThat(odd.list()).extracting(CaseSummary::title).containsExactly("Odd");
    }

    @Test
    void thatCannotBeReadIsListedAsThatAndNothingElse() throws IOException {
        var log = open();
        log.close();
        Files.writeString(log.folder().resolve("case.db"), "no database");

        assertThat(cases.list()).singleElement().satisfies(listed -> {
            assertThat(listed.isReadable()).isFalse();
            assertThat(listed.title()).contains(log.caseId(), "cannot be read");
        });
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
