package dev.cofferdam.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Verification.Damage;
import dev.cofferdam.report.bundle.BundleVerification.Checked;
import dev.cofferdam.report.bundle.BundleVerification.Refused;
import dev.cofferdam.report.bundle.BundleVerification.Unknown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What somebody may hand us as a bundle. Both checkers find it out, and neither writes anything. */
class HostileBundleTest {
    private static final String LOG = "log.jsonl";
    private static final String README = "README.txt";

    @TempDir
    private static Path origin;

    private static Path good = Path.of("");
    private static String letter = "";

    @TempDir
    private Path folder;

    private Path file;
    private Tampered bundle;
    private List<Path> before = List.of();

    @BeforeAll
    static void aGoodBundle() throws IOException {
        try (var sample = new SampleCase(origin.resolve("home"))) {
            good = sample.bundled(origin.resolve("good.zip"), true);
            letter = "evidence/" + sample.letter.sha256();
        }
    }

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("in").resolve("bundle.zip");
        Files.createDirectories(file.getParent());
        bundle = new Tampered(good);
    }

    private BundleVerification verify() throws IOException {
        before = everything();
        return new BundleVerifier().verify(file);
    }

    private List<Path> everything() {
        try (var files = Files.walk(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(everything()).isEqualTo(before);
    }

    private void isRefused(String... words) throws IOException {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Refused.class, found -> assertThat(found.why()).contains(words));
        OtherChecker.finds(1, file);
    }

    private void isUnknown(String... words) throws IOException {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Unknown.class, found -> assertThat(found.why()).contains(words));
        OtherChecker.finds(2, file);
    }

    private Checked doesNotHold() throws IOException {
        var found = verify();
        assertThat(found).isInstanceOf(Checked.class);
        assertThat(found.good()).isFalse();
        OtherChecker.finds(1, file);
        return (Checked) found;
    }

    @Test
    void unchangedItHolds() throws IOException {
        bundle.write(file);

        assertThat(verify().good()).isTrue();
        OtherChecker.finds(0, file);
    }

    @Test
    void whatALaterProgramAddsIsCheckedByItsHashAlone() throws IOException {
        bundle.add("report/report.html", "<html>")
                .manifest(json -> json.put("signed_by", "somebody"))
                .write(file);

        assertThat(verify().good()).isTrue();
        OtherChecker.finds(0, file);
    }

    @Nested
    class IsUnknown {
        @Test
        void whenItIsNoArchive() throws IOException {
            Files.writeString(file, "no archive at all, whatever it is called");
            isUnknown("is no ZIP archive");
        }

        @Test
        void whenItIsEmpty() throws IOException {
            Files.createFile(file);
            isUnknown("is empty");
        }

        @Test
        void whenItWasCutOff() throws IOException {
            var bytes = Files.readAllBytes(good);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            isUnknown("only the beginning of one", "Get it once more");
        }

        @Test
        void whenItIsSomeOtherArchive() throws IOException {
            bundle.remove("manifest.json").write(file);
            isUnknown("no bundle of a case", "manifest.json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "0", "-1", "10000000000000000000000"})
        void whenItIsOfAnotherFormat(String format) throws IOException {
            bundle.manifest(json -> json.set("format", Json.MAPPER.readTree(format)))
                    .write(file);
            isUnknown("of format " + format, "knows 1");
        }
    }

    @Nested
    class IsRefused {
        @ParameterizedTest
        @CsvSource({
            "/etc/passwd, is absolute",
            "C:/windows/evil.dll, is absolute",
            "../evil, leads out of the folder",
            "evidence/../../evil, leads out of the folder",
            "evidence/.., leads out of the folder",
            "evidence\\evil, has a backslash",
            "..\\evil, has a backslash",
            "./evil, is not of plain letters",
            "evidence//evil, is not of plain letters",
            "evil., is not of plain letters",
            "a/evil./b, is not of plain letters",
            ".hidden, is not of plain letters",
            "evil:stream, is not of plain letters",
            "evil\u202Etxt, is not of plain letters",
            "' evil', is not of plain letters"
        })
        void forANameThatLeadsElsewhere(String name, String why) throws IOException {
            bundle.add(name, "evil").write(file);
            isRefused(name, why);
        }

        @Test
        void forANameThatLeadsElsewhereInTheManifestAlone() throws IOException {
            bundle.add("evil", "evil").manifest(json -> last(json).put("path", "../evil"));
            bundle.write(file);
            isRefused("../evil", "leads out of the folder");
        }

        @Test
        void forAFolder() throws IOException {
            bundle.smuggle("evil/", "").write(file);
            isRefused("evil/");
        }

        @Test
        void forALink() throws IOException {
            bundle.addLink("evidence-of-others", "/etc").write(file);
            isRefused("evidence-of-others", "link");
        }

        @Test
        void forOneNameTwice() throws IOException {
            bundle.smuggle(LOG, "{}\n").write(file);
            isRefused(LOG, "is there twice");
        }

        @Test
        void forOneNameTwiceWhereCaseDoesNotCount() throws IOException {
            bundle.add("LOG.jsonl", "{}\n").write(file);
            isRefused("is there twice");
        }

        @Test
        void forTwoManifests() throws IOException {
            bundle.smuggle("manifest.json", "{}").write(file);
            isRefused("manifest.json", "is there twice");
        }

        @Test
        void forANameTwiceInTheManifest() throws IOException {
            bundle.manifest(json ->
                            json.withArray("files").add(json.withArray("files").get(0)))
                    .write(file);
            isRefused("manifest names", "twice");
        }

        @Test
        void forAFileThatTheManifestDoesNotName() throws IOException {
            bundle.smuggle("evil", "evil").write(file);
            isRefused("does not name the file \"evil\"");
        }

        @Test
        void forAFileThatIsNotThere() throws IOException {
            bundle.remove(letter).write(file);
            isRefused(letter, "which its manifest names");
        }

        @Test
        void withoutALog() throws IOException {
            bundle.remove(LOG)
                    .manifest(json -> json.withArray("files")
                            .removeIf(entry -> entry.path("path").asString().equals(LOG)))
                    .write(file);
            isRefused("no log.jsonl");
        }

        @Test
        void forAFileThatWasChanged() throws IOException {
            bundle.change(letter, text -> text.replace("may", "MAY")).write(file);
            isRefused(letter, "was changed");
        }

        @Test
        void forEvidenceThatWasExchangedTogetherWithTheManifest() throws IOException {
            bundle.changeWell(letter, text -> text.replace("may", "MAY")).write(file);
            isRefused(letter, "not named by its SHA-256");
        }

        @Test
        void forAFileOfAnotherSizeThanTheManifestSays() throws IOException {
            bundle.change(README, text -> text + "more").write(file);
            isRefused(README, "bytes instead of");
        }

        @Test
        void forAFileThatUnpacksToMoreThanItSays() throws IOException {
            bundle.changeWell(README, _ -> "0".repeat(20_000_000))
                    .manifest(json -> of(json, README).put("size", 1_000))
                    .write(file, README, 24, 1_000);
            isRefused(README, "more than the 1,000 bytes");
        }

        @Test
        void forAFileThatUnpacksToLessThanItSays() throws IOException {
            bundle.manifest(json -> of(json, README).put("size", 1_000_000)).write(file, README, 24, 1_000_000);
            isRefused(README, "instead of 1,000,000");
        }

        @Test
        void forFilesThatOverlap() throws IOException {
            bundle.add("twin", new String(bundle.content(README), StandardCharsets.UTF_8))
                    .write(file, "twin", 42, 0);
            isRefused("overlaps with another one");
        }

        @Test
        void forAManifestThatIsNone() throws IOException {
            bundle.change("manifest.json", _ -> "{\"format\": 1}").write(file);
            isRefused("manifest.json is none");
        }

        @Test
        void forAManifestThatIsNoJson() throws IOException {
            bundle.change("manifest.json", _ -> "[").write(file);
            isRefused("manifest.json is none");
        }

        @Test
        void forALogThatEndsInALine() throws IOException {
            bundle.changeWell(LOG, String::stripTrailing).write(file);
            isRefused("in the middle of a line");
        }

        private ObjectNode last(ObjectNode manifest) {
            var files = manifest.withArray("files");
            return (ObjectNode) files.get(files.size() - 1);
        }

        private ObjectNode of(ObjectNode manifest, String name) {
            return (ObjectNode) manifest.withArray("files")
                    .valueStream()
                    .filter(entry -> entry.path("path").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** With a manifest that fits, as whoever changes it would see to. */
    @Nested
    class DoesNotHold {
        private void log(java.util.function.UnaryOperator<List<String>> change) throws IOException {
            bundle.changeWell(
                            LOG,
                            text -> change.apply(text.lines().toList()).stream()
                                    .map(line -> line + "\n")
                                    .collect(Collectors.joining()))
                    .write(file);
        }

        private void isBrokenAt(long seq, Damage damage) throws IOException {
            assertThat(Objects.requireNonNull(doesNotHold().broken()))
                    .satisfies(broken -> assertThat(broken.seq()).isEqualTo(seq))
                    .satisfies(broken -> assertThat(broken.damage()).isEqualTo(damage));
        }

        @Test
        void withARecordThatWasChanged() throws IOException {
            log(lines ->
                    lines.stream().map(line -> line.replace("kept", "lost")).toList());
            isBrokenAt(2, Damage.CHANGED);
        }

        @Test
        void withARecordThatIsNone() throws IOException {
            log(lines -> lines.stream()
                    .map(line -> line.contains("line one") ? "{\"envelope\": 5}" : line)
                    .toList());
            isBrokenAt(5, Damage.CHANGED);
        }

        @Test
        void withoutARecordInTheMiddle() throws IOException {
            log(lines -> List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(4)));
            isBrokenAt(3, Damage.MISSING);
        }

        @Test
        void withARecordTwice() throws IOException {
            log(lines -> List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2), lines.get(3), lines.get(4)));
            isBrokenAt(3, Damage.INSERTED);
        }

        @Test
        void withoutItsEnd() throws IOException {
            log(lines -> lines.subList(0, 4));
            isBrokenAt(5, Damage.TRUNCATED);
        }

        @Test
        void withoutAnyRecord() throws IOException {
            log(_ -> List.of());
            isBrokenAt(1, Damage.TRUNCATED);
        }

        @Test
        void withATipThatNothingLeadsTo() throws IOException {
            bundle.manifest(json -> ((ObjectNode) json.path("tip")).put("hash", "0".repeat(64)))
                    .write(file);
            isBrokenAt(5, Damage.CHANGED);
        }

        @Test
        void asAnotherCase() throws IOException {
            bundle.manifest(json -> json.put("case_id", "20260101-aaaa")).write(file);
            assertThat(doesNotHold().problems()).singleElement().asString().contains("of case 20260101-aaaa");
        }

        @Test
        void withoutEvidenceThatItShouldHave() throws IOException {
            bundle.remove(letter)
                    .manifest(json -> json.withArray("files")
                            .removeIf(entry -> entry.path("path").asString().equals(letter)))
                    .write(file);
            assertThat(doesNotHold().problems()).singleElement().asString().contains("is missing");
        }

        @Test
        void withoutThePlaybookThatWasFollowed() throws IOException {
            var playbook = "playbooks/" + SampleCase.sha256(SampleCase.PLAYBOOK) + ".yaml";
            bundle.remove(playbook)
                    .manifest(json -> json.withArray("files")
                            .removeIf(entry -> entry.path("path").asString().equals(playbook)))
                    .write(file);
            assertThat(doesNotHold().problems()).singleElement().asString().contains("playbook");
        }
    }

    /** Each byte of the manifest's end and of the directory behind it, one after the other. */
    @Test
    void whateverByteOfItsEndIsFlippedTheCheckEndsWithAnAnswer() throws IOException {
        bundle.write(file);
        var bytes = Files.readAllBytes(file);
        var ends = new TreeMap<String, Integer>();
        for (var i = bytes.length - 1; i > bytes.length - 600; i--) {
            var flipped = bytes.clone();
            flipped[i] ^= 0x40;
            Files.write(file, flipped);
            ends.merge(verify().getClass().getSimpleName(), 1, Integer::sum);
        }
        assertThat(ends).containsKeys("Refused", "Unknown");
    }
}
