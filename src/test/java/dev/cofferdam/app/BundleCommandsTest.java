package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case that leaves one machine as a bundle and is checked on another. */
class BundleCommandsTest {
    @TempDir
    Path folder;

    private Shell shell;
    private Shell elsewhere;
    private String id;
    private Path file;
    private String letter;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.in(folder.resolve("home"));
        elsewhere = Shell.in(folder.resolve("no-home"));
        id = shell.run("case", "new", "--title", "Odd logins").out().strip();
        letter = shell.run(
                        "case",
                        "attach",
                        id,
                        Files.writeString(folder.resolve("letter"), "to whom it may concern")
                                .toString())
                .out()
                .strip();
        file = folder.resolve("case.zip");
    }

    private Shell.Result export(String... more) {
        var command = new java.util.ArrayList<>(
                java.util.List.of("case", "export", id, "--format", "bundle", "--to", file.toString()));
        command.addAll(java.util.List.of(more));
        return shell.run(command.toArray(String[]::new));
    }

    @Nested
    class Exported {
        @Test
        void itHoldsOnAMachineWithoutAHome() {
            var exported = export();
            assertThat(exported.status()).as(exported.err()).isZero();

            var verified = elsewhere.run("case", "verify", file.toString());
            assertThat(verified.status()).as(verified.err()).isZero();
            assertThat(verified.out()).contains("Bundle of case " + id, "holds", "2 good records", "1 evidence files");
            assertThat(folder.resolve("no-home").resolve("cases")).doesNotExist();
        }

        @Test
        void itIsInTheLogWithItsHashAndHowFarItGoes() {
            export();

            var log = shell.run("case", "log", id, "--json").lines();
            var last = Json.MAPPER.readTree(log.getLast());
            assertThat(last.path("type").asString()).isEqualTo("case.exported");
            assertThat(last.path("evidence").path("location").asString()).isEqualTo(file.toString());
            assertThat(last.path("body").path("tip").path("seq").asLong()).isEqualTo(2);
            assertThat(last.path("body").path("with_evidence").asBoolean()).isTrue();
        }

        @Test
        void withoutItsEvidenceItNamesWhatWasLeftOut() {
            assertThat(export("--without-evidence").status()).isZero();

            var verified = Json.MAPPER.readTree(
                    elsewhere.run("case", "verify", file.toString(), "--json").out());
            assertThat(verified.path("good").asBoolean()).isTrue();
            assertThat(verified.path("evidence_files").asLong()).isZero();
            assertThat(verified.path("left_out").get(0).asString()).isEqualTo(letter);
        }

        @Test
        void itReplacesNothingUnlessItIsTold() {
            export();

            assertThat(export().status()).isEqualTo(2);
            assertThat(export("--force").status()).isZero();
        }
    }

    @Nested
    class Verified {
        @Test
        void itIsRefusedWhereItWasChanged() throws IOException {
            export("--without-evidence");
            var bytes = Files.readAllBytes(file);
            bytes[200] ^= 1;
            Files.write(file, bytes);

            var verified = elsewhere.run("case", "verify", file.toString());
            assertThat(verified.status()).isEqualTo(1);
            assertThat(verified.out()).startsWith("refused").contains("README.txt");
        }

        @Test
        void whatIsNoBundleIsInvalidInput() throws IOException {
            Files.writeString(file, "nothing of the kind");

            var verified = elsewhere.run("case", "verify", file.toString());
            assertThat(verified.status()).isEqualTo(2);
            assertThat(verified.err()).contains("is no ZIP archive");
        }

        @Test
        void aCasesIdStaysACasesId() {
            assertThat(shell.run("case", "verify", id).out()).startsWith("Case " + id + " holds");
        }
    }

    @Test
    void onlyABundleHasEvidenceToLeaveOut() {
        var refused = shell.run(
                "case",
                "export",
                id,
                "--format",
                "csv",
                "--without-evidence",
                "-o",
                folder.resolve("x").toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("only a bundle");
    }
}
