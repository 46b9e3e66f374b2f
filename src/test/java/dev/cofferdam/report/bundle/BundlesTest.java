package dev.cofferdam.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.management.ThreadMXBean;
import dev.cofferdam.action.CaseBundler.Tip;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.report.NewFile;
import dev.cofferdam.report.bundle.BundleManifest.Evidence;
import dev.cofferdam.report.bundle.BundleVerification.Checked;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {
    @TempDir
    private Path folder;

    private SampleCase sample;
    private Path file;

    @BeforeEach
    void open() {
        sample = new SampleCase(folder.resolve("home"));
        file = folder.resolve("case.zip");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private Checked checked() throws IOException {
        var found = new BundleVerifier().verify(file);
        assertThat(found).isInstanceOf(Checked.class);
        return (Checked) found;
    }

    private String text(String name) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(name), name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class ABundle {
        @Test
        void holdsAndSaysHowFarTheCaseHadCome() throws IOException {
            var tip = sample.bundles().tip(sample.id());
            sample.bundled(file, true);

            var found = checked();
            assertThat(found.broken()).isNull();
            assertThat(found.problems()).isEmpty();
            assertThat(found.leftOut()).isEmpty();
            assertThat(found.good()).isTrue();
            assertThat(new Tip(found.records(), found.head())).isEqualTo(tip);
            assertThat(found.evidence()).isEqualTo(2);
            var manifest = found.manifest();
            assertThat(manifest.format()).isEqualTo(1);
            assertThat(manifest.caseId()).isEqualTo(sample.id());
            assertThat(manifest.cofferdam()).isEqualTo("1.2.3");
            assertThat(manifest.createdAt()).isEqualTo("2026-11-23T03:00:00Z");
            assertThat(manifest.tip()).isEqualTo(tip);
            assertThat(manifest.files())
                    .extracting(BundleManifest.Entry::path)
                    .containsExactlyInAnyOrder(
                            "README.txt",
                            "log.jsonl",
                            "playbooks/" + SampleCase.sha256(SampleCase.PLAYBOOK) + ".yaml",
                            "evidence/" + sample.letter.sha256(),
                            "evidence/" + sample.empty.sha256());
        }

        @Test
        void isReadByOtherPrograms() throws IOException {
            sample.bundled(file, true);

            assertThat(text("evidence/" + sample.letter.sha256())).isEqualTo("to whom it may concern");
            assertThat(text("playbooks/" + SampleCase.sha256(SampleCase.PLAYBOOK) + ".yaml"))
                    .isEqualTo(SampleCase.PLAYBOOK);
            assertThat(text("log.jsonl").lines()).hasSize(5).allMatch(line -> line.startsWith("{\"envelope\":\"{"));
            assertThat(text("README.txt"))
                    .contains("case " + sample.id(), "verify_case.py", checked().head());
        }

        @Test
        void leavesTheEvidenceOutWhenToldAndNamesIt() throws IOException {
            sample.bundled(file, false);

            var found = checked();
            assertThat(found.good()).isTrue();
            assertThat(found.manifest().evidence()).isEqualTo(Evidence.LEFT_OUT);
            assertThat(found.evidence()).isZero();
            assertThat(found.leftOut()).containsExactlyInAnyOrder(sample.letter.sha256(), sample.empty.sha256());
        }

        @Test
        void ofAnEarlierTipEndsThere() throws IOException {
            try (var to = Files.newOutputStream(file)) {
                sample.bundles().bundle(sample.id(), sample.bundles().tip(sample.id(), 2), true, to);
            }

            var found = checked();
            assertThat(found.good()).isTrue();
            assertThat(found.records()).isEqualTo(2);
            assertThat(found.evidence()).isEqualTo(1);
        }
    }

    @Nested
    class WhileSomebodyWorksOnTheCase {
        /** Somebody writes a note whenever something of the bundle is written. */
        private final class Overtaken extends FilterOutputStream {
            private Overtaken(OutputStream out) {
                super(out);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                sample.note("meanwhile");
                out.write(bytes, from, length);
            }
        }

        @Test
        void itIsTheCaseAsItWasWhenItBegan() throws IOException {
            var tip = sample.bundles().tip(sample.id());
            try (var to = new Overtaken(Files.newOutputStream(file))) {
                sample.bundles().bundle(sample.id(), tip, true, to);
            }

            assertThat(sample.bundles().tip(sample.id()).seq()).isGreaterThan(tip.seq() + 5);
            assertThat(checked().good()).isTrue();
            assertThat(new Tip(checked().records(), checked().head())).isEqualTo(tip);
        }

        @Test
        void theLogStaysLockedForOthersAndIsWrittenOn() throws IOException {
            sample.bundled(file, true);

            sample.note("after");
            assertThat(sample.bundles().tip(sample.id()).seq()).isEqualTo(6);
        }
    }

    @Nested
    class OfALargeCase {
        private static final long SIZE = 200 << 20;
        private static final long ENOUGH = 48 << 20;

        private long allocated() {
            return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
        }

        /** Bytes that do not pack, so that the archive is large too. */
        private InputStream noise() {
            var random = new Random(7);
            return new InputStream() {
                private long left = SIZE;

                @Override
                public int read() {
                    return left-- > 0 ? random.nextInt() & 0xff : -1;
                }

                @Override
                public int read(byte[] to, int from, int length) {
                    if (left <= 0) return -1;
                    var some = (int) Math.min(length, left);
                    var bytes = new byte[some];
                    random.nextBytes(bytes);
                    System.arraycopy(bytes, 0, to, from, some);
                    left -= some;
                    return some;
                }
            };
        }

        @Test
        void noFileIsEverInMemoryAsAWhole() throws IOException {
            var kept = sample.keep(noise());

            var before = allocated();
            sample.bundled(file, true);
            var made = allocated();
            var found = checked();
            var verified = allocated();

            assertThat(kept.size()).isEqualTo(SIZE);
            assertThat(Files.size(file)).isGreaterThan(SIZE);
            assertThat(found.good()).isTrue();
            assertThat(made - before).as("bytes allocated for making it").isLessThan(ENOUGH);
            assertThat(verified - made).as("bytes allocated for checking it").isLessThan(ENOUGH);
        }
    }

    @Nested
    class ThatIsInterrupted {
        private Path place;

        @BeforeEach
        void aPlace() throws IOException {
            place = Files.createDirectory(folder.resolve("exports"));
        }

        private Process halfWay() throws IOException {
            var noise = new byte[4 << 20];
            new Random(7).nextBytes(noise);
            sample.keep(new ByteArrayInputStream(noise));
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            HaltingExport.class.getName(),
                            folder.resolve("home").toString(),
                            sample.id(),
                            place.resolve("case.zip").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.inputReader().readLine()).isEqualTo("half way");
            return process;
        }

        @Test
        @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void byTheEndOfItsProcessLeavesNothingUnderItsNameAndCanBeMadeAgain() throws Exception {
            var process = halfWay();
            process.destroyForcibly().waitFor();

            assertThat(place.resolve("case.zip")).doesNotExist();
            try (var left = Files.list(place)) {
                assertThat(left.map(f -> f.getFileName().toString()))
                        .allMatch(name -> name.startsWith(".case.zip") && name.endsWith(".part"));
            }
            file = place.resolve("case.zip");
            BundleExport.now(sample.bundles(), sample.id(), true).write(file, false);
            assertThat(checked().good()).isTrue();
        }

        @Test
        void byAFullDiskTellsSoAndLeavesNothing() throws IOException {
            var full = Path.of("/dev/full");
            assumeThat(full).exists();
            var export = BundleExport.now(sample.bundles(), sample.id(), true);

            assertThatThrownBy(() -> NewFile.write(place.resolve("case.zip"), false, _ -> {
                        try (var to = Files.newOutputStream(full)) {
                            export.writeTo(to);
                        }
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(place.resolve("case.zip") + " could not be written: No space left on device")
                    .hasMessageContaining("make room");
            assertThat(place).isEmptyDirectory();
        }
    }

    @Nested
    class OfADamagedCase {
        private Path evidence() {
            return sample.log.folder().resolve(sample.letter.location());
        }

        @Test
        void tellsWhichEvidenceIsMissing() throws IOException {
            Files.delete(evidence());
            sample.bundled(file, true);

            assertThat(checked().good()).isFalse();
            assertThat(checked().problems())
                    .singleElement()
                    .asString()
                    .contains(sample.letter.sha256(), "not with the case any more");
            assertThat(checked().manifest().missing()).containsExactly(sample.letter.sha256());
        }

        @Test
        void isNotMadeWithEvidenceThatWasChanged() throws IOException {
            Files.writeString(evidence(), "to whom it may CONCERN");

            assertThatThrownBy(() -> sample.bundled(file, true))
                    .asInstanceOf(type(CaseLogException.class))
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains("Evidence " + sample.letter.sha256() + " was changed", "without the evidence"));
            sample.bundled(file, false);
            assertThat(checked().good()).isTrue();
        }

        @Test
        void isNotMadeOfALogThatWasChanged() throws SQLException {
            var tip = sample.bundles().tip(sample.id());
            var folderOfCase = sample.log.folder();
            sample.close();
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + folderOfCase.resolve("case.db"));
                    var statement = db.createStatement();
                    var triggers = db.createStatement();
                    var names = triggers.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'trigger'")) {
                while (names.next()) statement.executeUpdate("DROP TRIGGER \"" + names.getString(1) + "\"");
                statement.executeUpdate("UPDATE record SET body = CAST('{\"message\":\"x\"}' AS BLOB) WHERE seq = 2");
            }

            assertThatThrownBy(() -> sample.bundles().bundle(sample.id(), tip, true, OutputStream.nullOutputStream()))
                    .isInstanceOf(CaseLogException.class)
                    .hasMessageContaining("Record 2 was changed")
                    .hasMessageContaining("case verify");
        }
    }
}
