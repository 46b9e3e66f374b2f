package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the index keeps up with a log, and when it is made anew. */
class TimelineIndexUpkeepTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Actor ADA =
            new Actor("Ada", "ada", "laptop", "arn:aws:sts::111122223333:assumed-role/Responder/ada", "111122223333");
    private static final Origin CASE = Origin.of(ADA, Mode.EXERCISE);

    @TempDir
    Path home;

    private CaseHome cases;
    private CaseLog log;
    private TimelineIndex index;

    @BeforeEach
    void open() {
        cases = new CaseHome(home, Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));
        log = cases.create("Odd logins", null, null, ADA, Mode.EXERCISE);
        index = new TimelineIndex(log.folder());
    }

    @AfterEach
    void close() {
        index.close();
        log.close();
    }

    private LogRecord note(String text) {
        return log.append(Draft.of("case.note", CASE).saying(text));
    }

    private static void complete(TimelineIndex index) {
        TimelineIndex.Progress progress;
        do {
            progress = index.advance();
        } while (!progress.isComplete());
    }

    private List<Long> found(RecordFilter filter) {
        complete(index);
        var rows = index.find(filter, RecordRows.NONE);
        return rows.seqs(0, rows.count());
    }

    private List<Long> found(String text) {
        return found(RecordFilter.NOTHING.text(text));
    }

    private List<Long> found(RecordKind kind) {
        return found(RecordFilter.NOTHING.kinds(EnumSet.of(kind)));
    }

    private Path file() {
        return log.folder().resolve("index.db");
    }

    private static List<String> builds(Path folder) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("index.db"));
                var statement = db.createStatement();
                var row = statement.executeQuery("SELECT build FROM state")) {
            return row.next() ? List.of(row.getString(1)) : List.of();
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
        complete(index);
        for (var name : List.of("index.db", "index.db-wal")) {
            assertThat(Files.getPosixFilePermissions(log.folder().resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void isNoConcernOfVerification() throws IOException {
        note("wanted");
        complete(index);
        assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
        index.close();
        Files.writeString(file(), "rubbish");
        assertThat(new CaseVerifier().verify(log.folder()).good()).isTrue();
    }

    @Test
    void aLogThatCannotBeReadIsTold() throws IOException {
        log.close();
        Files.delete(log.folder().resolve("case.db"));
        assertThatThrownBy(index::advance)
                .isInstanceOf(CaseLogException.class)
                .hasMessageContaining(log.folder().toString());
    }

    @Test
    void onceClosedItSaysSo() {
        index.close();
        assertThatThrownBy(index::advance).isInstanceOf(CaseLogException.class).hasMessageContaining("closed");
    }

    @Nested
    class KeepingUp {
        @Test
        void takesInWhatWasWrittenSince() {
            assertThat(found("something")).isEmpty();
            note("something new");
            assertThat(found("something")).containsExactly(2L);
        }

        @Test
        void goesOnFromWhatItFoundBefore() {
            note("wanted");
            complete(index);
            var filter = RecordFilter.NOTHING.text("wanted");
            var before = index.find(filter, RecordRows.NONE);
            note("not this");
            note("wanted too");
            complete(index);
            var after = index.find(filter, before);
            assertThat(after.seqs(0, after.count())).containsExactly(4L, 2L);
            assertThat(after.upTo()).isEqualTo(4);
            assertThat(before.count()).isEqualTo(1);
        }

        @Test
        void takesALongLogInSteps() {
            IntStream.range(0, 9_000)
                    .mapToObj(i -> log.submit(Draft.of("case.note", CASE).saying("note " + i)))
                    .toList()
                    .forEach(java.util.concurrent.CompletableFuture::join);
            var first = index.advance();
            assertThat(first.isComplete()).isFalse();
            assertThat(first.all()).isEqualTo(9_001);
            assertThat(found("note")).hasSize(9_000);
            assertThat(found("note 8999")).containsExactly(9_001L);
        }

        @Test
        void whatWasDoneIsThereTheNextTimeAndForOthers() throws SQLException {
            note("wanted");
            complete(index);
            try (var other = new TimelineIndex(log.folder())) {
                assertThat(builds(log.folder())).hasSize(1);
                note("wanted by the other");
                complete(other);
                assertThat(found("wanted")).containsExactly(3L, 2L);
            }
        }

        @Test
        void waitsForNobodyWhoHoldsIt() throws SQLException {
            complete(index);
            note("later");
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = other.createStatement()) {
                statement.executeUpdate("BEGIN IMMEDIATE");
                assertThat(index.advance()).isEqualTo(new TimelineIndex.Progress(1, 2));
                statement.executeUpdate("ROLLBACK");
            }
            assertThat(found("later")).hasSize(1);
        }
    }

    @Nested
    class InDoubt {
        @Test
        void isMadeAnewWhenItIsOfAnotherCase() throws IOException {
            note("in the first");
            complete(index);
            index.close();
            try (var other = cases.create("Another", null, null, ADA, Mode.EXERCISE)) {
                other.append(Draft.of("case.note", CASE).saying("in the second"));
                Files.copy(file(), other.folder().resolve("index.db"));
                try (var foreign = new TimelineIndex(other.folder())) {
                    complete(foreign);
                    assertThat(foreign.find(RecordFilter.NOTHING.text("in the first"), RecordRows.NONE)
                                    .count())
                            .isZero();
                    assertThat(foreign.find(RecordFilter.NOTHING.text("in the second"), RecordRows.NONE)
                                    .count())
                            .isEqualTo(1);
                }
            }
        }

        @Test
        void isMadeAnewWhenTheLogWentOnDifferentlyInACopy() throws IOException {
            note("common");
            var copy = Files.createDirectories(home.resolve("cases").resolve("20261123-copy"));
            log.close();
            for (var name : List.of("case.db", "case.tip"))
                Files.copy(log.folder().resolve(name), copy.resolve(name));
            try (var forked = cases.open("20261123-copy")) {
                forked.append(Draft.of("case.note", CASE).saying("only in the copy"));
                log = cases.open(log.caseId());
                note("only in the first");
                complete(index);
                Files.copy(file(), copy.resolve("index.db"));
                try (var foreign = new TimelineIndex(copy)) {
                    complete(foreign);
                    assertThat(foreign.find(RecordFilter.NOTHING.text("only in the"), RecordRows.NONE)
                                    .seqs(0, 1))
                            .containsExactly(3L);
                    assertThat(foreign.find(RecordFilter.NOTHING.text("copy"), RecordRows.NONE)
                                    .count())
                            .isEqualTo(1);
                }
            }
        }

        @Test
        void isMadeAnewWhenItIsOfAnotherVersion() throws SQLException {
            note("wanted");
            complete(index);
            index.close();
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = db.createStatement()) {
                statement.executeUpdate("DELETE FROM entry");
                statement.executeUpdate("PRAGMA user_version = 99");
            }
            index = new TimelineIndex(log.folder());
            assertThat(found("wanted")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"no database at all, but long enough to be taken for one", ""})
        void isMadeAnewWhenItIsRubbish(String text) throws IOException, SQLException {
            note("wanted");
            Files.writeString(file(), text.repeat(100));
            assertThat(found("wanted")).hasSize(1);
            assertThat(builds(log.folder())).hasSize(1);
        }

        @Test
        void isMadeAnewWhenItIsDamagedInTheMiddle() throws IOException {
            for (var i = 0; i < 200; i++) note("wanted " + i);
            complete(index);
            index.close();
            var bytes = Files.readAllBytes(file());
            for (var at = 4_096; at < bytes.length; at++) bytes[at] = (byte) 0xA5;
            Files.write(file(), bytes);
            index = new TimelineIndex(log.folder());
            assertThat(found("wanted")).hasSize(200);
        }

        @Test
        void isMadeAnewWhenEntriesAreMissing() throws SQLException {
            note("wanted");
            note("wanted too");
            complete(index);
            index.close();
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = db.createStatement()) {
                statement.executeUpdate("DELETE FROM entry WHERE seq = 2");
            }
            index = new TimelineIndex(log.folder());
            assertThat(found("wanted")).hasSize(2);
        }

        @Test
        void aSearchThatFindsItDamagedIsDoneOnANewOne() throws SQLException {
            note("wanted");
            complete(index);
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = db.createStatement()) {
                statement.executeUpdate("DROP TABLE said");
            }
            assertThat(index.find(RecordFilter.NOTHING.text("wanted"), RecordRows.NONE)
                            .count())
                    .isEqualTo(1);
        }

        @Test
        void goesOnWhenItIsDeletedUnderWay() throws IOException {
            note("wanted");
            complete(index);
            TimelineStore.delete(log.folder());
            note("wanted too");
            assertThat(found("wanted")).hasSize(2);
            index.close();
            index = new TimelineIndex(log.folder());
            assertThat(found("wanted")).hasSize(2);
        }

        @Test
        void ofADamagedRecordItKeepsWhatItCan() throws SQLException {
            note("first");
            note("second");
            try (var forger = new Forger(log.folder())) {
                forger.sql("UPDATE record SET envelope = x'00ff', body = x'7b' WHERE seq = 2");
            }
            assertThat(found("second")).containsExactly(3L);
            assertThat(found(RecordKind.PEOPLE)).containsExactly(3L, 2L, 1L);
        }
    }

    @Nested
    class InAFolderThatCannotBeWritten {
        @Test
        void isMadeElsewhereAndNothingIsLeftOfIt() throws IOException {
            note("wanted");
            log.close();
            try (var frozen = new FrozenFolder(log.folder())) {
                assumeTrue(frozen.isFrozen());
                assertThat(found("wanted")).hasSize(1);
                assertThat(file()).doesNotExist();
                index.close();
            }
        }
    }
}
