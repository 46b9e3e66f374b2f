package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        id = shell.run("case", "new", "--exercise", "--title", "Odd logins")
                .out()
                .strip();
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
        var command = new ArrayList<>(List.of("case", "export", id, "--format", "bundle", "--to", file.toString()));
        command.addAll(List.of(more));
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

    @Nested
    class PutIntoAnEvidenceBucket {
        private Shell.Result run(String action, String said, String... inputs) throws IOException {
            var answers = Files.writeString(folder.resolve("answers.yaml"), said);
            var command = new ArrayList<>(List.of(
                    "run", action, "--case", id, "--target", "range:ec2-compromise", "--answers", answers.toString()));
            for (var input : inputs) command.addAll(List.of("--input", input));
            return shell.run(command.toArray(String[]::new));
        }

        /** As if the account had had it all along. */
        private void addBucket() throws IOException {
            assertThat(run("action-sts-identify-caller", "{}").status()).isZero();
            var state = folder.resolve("home")
                    .resolve("cases")
                    .resolve(id)
                    .resolve("range")
                    .resolve("state.json");
            var json = (ObjectNode) Json.MAPPER.readTree(Files.readString(state));
            json.withObject("world").withObject("storage").withArray("buckets").add(Json.MAPPER.readTree("""
                {"name": "harbour-evidence", "region": "us-east-1", "settings": {
                  "versioning": {"status": "Enabled"}, "lock": {"objectLockEnabled": "Enabled"}}}
                """));
            Files.writeString(state, json.toString());
        }

        private List<JsonNode> log() {
            return shell.run("case", "log", id, "--json").lines().stream()
                    .map(line -> Json.MAPPER.readTree(line))
                    .toList();
        }

        @Test
        void itEndsWithTheRecordBeforeTheStep() throws IOException {
            addBucket();

            var ran = run(
                    "action-case-copy-bundle",
                    "copy_bundle: {confirm: %s.zip}".formatted(id),
                    "evidence_bucket=harbour-evidence",
                    "retain_until=2030-01-01T00:00:00Z");

            assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
            var put = log().stream()
                    .filter(record ->
                            record.path("aws").path("operation").asString().equals("PutObject"))
                    .findFirst()
                    .orElseThrow();
            var first = log().stream()
                    .filter(record -> record.path("run_id").equals(put.path("run_id"))
                            && record.path("step_id").equals(put.path("step_id")))
                    .findFirst()
                    .orElseThrow();
            var tip = log().get((int) first.path("seq").asLong() - 2);
            assertThat(put.path("body").path("request").path("Key").asString())
                    .isEqualTo("%s/bundle/%010d-%s/%s.zip"
                            .formatted(
                                    id,
                                    tip.path("seq").asLong(),
                                    tip.path("hash").asString(),
                                    id));
            assertThat(log().stream().filter(r -> r.path("type").asString().equals("step.succeeded")))
                    .last()
                    .satisfies(done -> assertThat(done.path("body")
                                    .path("outputs")
                                    .path("agrees")
                                    .asBoolean())
                            .isTrue());
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
