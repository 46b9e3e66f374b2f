package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseFacts;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseCommandsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = Shell.in(folder.resolve("home"));
    }

    private String newCase() {
        return shell.run("case", "new", "--title", "Odd logins").out().strip();
    }

    @Nested
    class WithoutACommand {
        @Test
        void namesTheDemoWhenThereIsNoDisplay() {
            var result = shell.run();
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("no display").contains("./cofferdam demo");
            assertThat(shell.windows()).isEmpty();
        }

        @Test
        void opensTheWindowWhenThereIsADisplay() {
            var withDisplay = shell.with("DISPLAY", ":0");
            assertThat(withDisplay.run().status()).isZero();
            assertThat(withDisplay.windows()).containsExactly(folder.resolve("home"));
        }
    }

    @Nested
    class AMistypedCommand {
        @Test
        void isAUsageErrorWithASuggestion() {
            var result = shell.run("cas");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("Did you mean: cofferdam case?");
            assertThat(folder.resolve("home")).doesNotExist();
        }

        @Test
        void namesWhereToReadMore() {
            var result = shell.run("case", "new", "--titel", "x");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("--titel").contains("cofferdam case new --help");
        }

        @Test
        void isCalledACommandWhereACommandBelongs() {
            var result = shell.run("exercise", "list");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("there is no command 'exercise'");
            assertThat(shell.run("case", "import", "x").err()).contains("there is no command 'import'");
        }

        @Test
        void aMissingArgumentIsAUsageErrorToo() {
            assertThat(shell.run("case", "show").status()).isEqualTo(2);
        }
    }

    @Nested
    class AHomeThatIsAFile {
        @Test
        void isInvalidInput() throws IOException {
            var file = Files.writeString(folder.resolve("home"), "not a folder");
            var result = shell.run("case", "list");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains(file + " is a file");
            assertThat(file).hasContent("not a folder");
        }
    }

    @Nested
    class NewCases {
        @Test
        void printNothingButTheirId() {
            var result = shell.run("case", "new", "--title", "Odd logins", "--severity", "high");
            assertThat(result.status()).isZero();
            assertThat(result.lines()).singleElement().asString().matches("[0-9a-z-]+");
            assertThat(result.err()).contains("Opened in");
        }

        @Test
        void takeTheirTitleFromTheFinding() throws IOException {
            var finding = Files.writeString(folder.resolve("f.json"), "{\"title\": \"Asks a bad domain\"}");
            assertThat(shell.run("case", "new", "--finding", finding.toString()).status())
                    .isZero();
            assertThat(shell.run("case", "list").out()).contains("Asks a bad domain");
        }

        @Test
        void needATitle() {
            var result = shell.run("case", "new");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("--title");
            assertThat(folder.resolve("home/cases")).doesNotExist();
        }

        @Test
        void refuseAFindingThatIsNoJson() throws IOException {
            var finding = Files.writeString(folder.resolve("f.json"), "<xml>");
            var result = shell.run("case", "new", "--title", "x", "--finding", finding.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("f.json is not JSON").doesNotContain("Exception");
            assertThat(folder.resolve("home/cases")).doesNotExist();
        }

        @Test
        void refuseAnUnknownSeverity() {
            var result = shell.run("case", "new", "--title", "x", "--severity", "purple");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("purple").contains("CRITICAL");
        }
    }

    @Nested
    class Lists {
        @Test
        void areOneJsonObjectALine() {
            var id = newCase();
            newCase();
            var lines = shell.run("case", "list", "--json").lines();
            assertThat(lines).hasSize(2);
            assertThat(lines)
                    .allSatisfy(line -> assertThat(Json.MAPPER.readTree(line).propertyNames())
                            .contains("case_id", "title", "mode", "opened_at", "updated_at", "records", "folder"));
            assertThat(lines)
                    .anySatisfy(line -> assertThat(
                                    Json.MAPPER.readTree(line).path("case_id").asString())
                            .isEqualTo(id));
        }

        @Test
        void ofNothingPrintNothing() {
            var result = shell.run("case", "list", "--json");
            assertThat(result.status()).isZero();
            assertThat(result.out()).isEmpty();
        }
    }

    @Nested
    class WhatACaseSaysOfItself {
        private String id = "";

        @BeforeEach
        void change() throws IOException {
            var finding = Files.writeString(
                    folder.resolve("f.json"), "{\"service\": {\"eventFirstSeen\": \"2026-11-23T03:00:00Z\"}}");
            id = shell.run("case", "new", "--title", "Odd logins", "--finding", finding.toString())
                    .out()
                    .strip();
            var cases = new CaseHome(folder.resolve("home"), Clock.systemUTC(), new Random(1));
            var origin = Origin.of(new Actor("Ada", "ada", "laptop", null, null), Mode.LIVE);
            try (var log = cases.open(id);
                    var reader = log.reader()) {
                var wanted =
                        new CaseFacts.Values("Stolen key", "critical", "Grace\u001B[31m", "It is **out**\nsince 3");
                log.append(reader.facts().change(origin, wanted).orElseThrow());
            }
        }

        @Test
        void isShownAsItIsNow() {
            var shown = shell.run("case", "show", id).out();
            assertThat(shown)
                    .startsWith("Stolen key\n")
                    .contains("severity  critical\n")
                    .contains("assignee  Grace\uFFFD[31m\n")
                    .contains("detected  2026-11-23")
                    .endsWith("\n\nIt is **out**\nsince 3\n");
        }

        @Test
        void hasStableNamesInJson() {
            var shown =
                    Json.MAPPER.readTree(shell.run("case", "show", id, "--json").out());
            assertThat(shown.path("title").asString()).isEqualTo("Stolen key");
            assertThat(shown.path("severity").asString()).isEqualTo("critical");
            assertThat(shown.path("assignee").asString()).isEqualTo("Grace\u001B[31m");
            assertThat(shown.path("detected_at").asString()).isEqualTo("2026-11-23T03:00:00Z");
            assertThat(shown.path("summary").asString()).isEqualTo("It is **out**\nsince 3");
        }

        @Test
        void standsInTheList() {
            var list = shell.run("case", "list").lines();
            assertThat(list.getFirst()).contains("SEVERITY").contains("ASSIGNEE");
            assertThat(list.getLast()).contains("critical").contains("Grace").contains("Stolen key");
        }
    }

    @Nested
    class Notes {
        @Test
        void keepAllOfTheirTextAndWhatTheyMention() {
            var id = newCase();
            assertThat(shell.run("case", "note", id, "Called the owner\n\n- see #1 and #7, ada@isolate")
                            .status())
                    .isZero();
            var body = Json.MAPPER
                    .readTree(shell.run("case", "log", id, "--json", "--since", "1")
                            .out())
                    .path("body");
            assertThat(body.path("message").asString()).isEqualTo("Called the owner");
            assertThat(body.path("markdown").asString()).isEqualTo("Called the owner\n\n- see #1 and #7, ada@isolate");
            assertThat(body.path("mentions").toString()).isEqualTo("{\"records\":[1],\"resources\":[],\"steps\":[]}");
        }
    }

    @Nested
    class ACaseThatIsNotThere {
        @Test
        void isInvalidInput() {
            for (var command : new String[][] {
                {"case", "show", "nope"},
                {"case", "log", "nope"},
                {"case", "note", "nope", "text"},
                {"case", "verify", "nope"},
                {"case", "export", "nope", "--format", "csv", "-o", "-"}
            }) {
                var result = shell.run(command);
                assertThat(result.status()).as(String.join(" ", command)).isEqualTo(2);
                assertThat(result.err()).contains("nope").doesNotContain("\tat ");
            }
        }
    }

    @Nested
    class TheLog {
        @Test
        void showsWhatWasWritten() {
            var id = newCase();
            assertThat(shell.run("case", "note", id, "Called the owner").status())
                    .isZero();
            assertThat(shell.run("case", "log", id).out())
                    .contains("case.opened")
                    .contains("Called the owner")
                    .contains("Ada");
        }

        @Test
        void asJsonHasTheRecordsFields() {
            var id = newCase();
            shell.run("case", "note", id, "Called the owner");
            var lines = shell.run("case", "log", id, "--json", "--since", "1").lines();
            assertThat(lines).hasSize(1);
            var logged = Json.MAPPER.readTree(lines.getFirst());
            assertThat(logged.path("seq").asLong()).isEqualTo(2);
            assertThat(logged.path("case_id").asString()).isEqualTo(id);
            assertThat(logged.path("actor").path("name").asString()).isEqualTo("Ada");
            assertThat(logged.path("body").path("message").asString()).isEqualTo("Called the owner");
        }

        @Test
        void cannotMoveTheCursor() {
            var id = newCase();
            shell.run("case", "note", id, "red\u001B[31m\u202Etxt");
            assertThat(shell.run("case", "log", id).out())
                    .doesNotContain("\u001B")
                    .doesNotContain("\u202E");
        }

        @Test
        void takesTheBeginningOfAnId() {
            var id = newCase();
            assertThat(shell.run("case", "show", id.substring(0, id.length() - 1))
                            .out())
                    .contains("Odd logins");
        }
    }

    @Nested
    class Evidence {
        @Test
        void isCopiedAndRecorded() throws IOException {
            var id = newCase();
            var file = Files.writeString(folder.resolve("memory.txt"), "bytes");
            var result = shell.run("case", "attach", id, file.toString());
            assertThat(result.status()).isZero();
            var sha256 = result.out().strip();
            assertThat(folder.resolve("home/cases/" + id + "/evidence/" + sha256))
                    .hasContent("bytes");
            assertThat(shell.run("case", "log", id).out()).contains("memory.txt");
        }

        @Test
        void thatIsNotThereIsInvalidInput() {
            assertThat(shell.run("case", "attach", newCase(), "nowhere").status())
                    .isEqualTo(2);
        }

        @Test
        void isAFileAndNotAFolder() {
            var result = shell.run("case", "attach", newCase(), folder.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains(folder + " is a folder");
        }
    }

    @Nested
    class Verification {
        @Test
        void passesAGoodCase() {
            var id = newCase();
            var result = shell.run("case", "verify", id, "--json");
            assertThat(result.status()).isZero();
            assertThat(Json.MAPPER.readTree(result.out()).path("good").booleanValue())
                    .isTrue();
        }

        @Test
        void failsWhenEvidenceIsGone() throws IOException {
            var id = newCase();
            var file = Files.writeString(folder.resolve("memory.txt"), "bytes");
            var sha256 = shell.run("case", "attach", id, file.toString()).out().strip();
            Files.delete(folder.resolve("home/cases/" + id + "/evidence/" + sha256));
            var result = shell.run("case", "verify", id);
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.out()).contains(sha256).contains("missing");
        }

        @Test
        void refusesAFolderThatIsNoCase() {
            var result = shell.run("case", "verify", folder.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("no case in " + folder);
        }

        @Test
        void failsWhenTheLogIsNoLog() throws IOException {
            var id = newCase();
            Files.writeString(folder.resolve("home/cases/" + id + "/case.db"), "rubbish");
            var result = shell.run("case", "verify", id);
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.out()).contains("cannot be read");
        }
    }

    @Nested
    class Exports {
        @Test
        void goToAFileAndIntoTheLog() {
            var id = newCase();
            var out = folder.resolve("timeline.csv");
            var result = shell.run("case", "export", id, "--format", "timesketch-csv", "-o", out.toString());
            assertThat(result.status()).isZero();
            assertThat(out).content().startsWith("message,datetime,timestamp_desc,");
            assertThat(shell.run("case", "log", id).out()).contains("case.exported");
            assertThat(shell.run("case", "verify", id).status()).isZero();
        }

        @Test
        void replaceAFileOnlyWhenForced() throws IOException {
            var id = newCase();
            var out = Files.writeString(folder.resolve("timeline.csv"), "mine");
            var result = shell.run("case", "export", id, "--format", "csv", "-o", out.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("--force");
            assertThat(out).hasContent("mine");
            assertThat(shell.run("case", "export", id, "--format", "csv", "-o", out.toString(), "--force")
                            .status())
                    .isZero();
            assertThat(out).content().startsWith("seq,");
        }

        @Test
        void needAFolderToGoTo() {
            var id = newCase();
            var out = folder.resolve("nowhere/timeline.csv");
            var result = shell.run("case", "export", id, "--format", "csv", "-o", out.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err())
                    .contains("there is no folder " + folder.resolve("nowhere"))
                    .doesNotContain(".part");
            assertThat(shell.run("case", "log", id).out()).doesNotContain("case.exported");
        }

        @Test
        void cannotTakeTheNameOfAFolder() {
            var result = shell.run("case", "export", newCase(), "--format", "csv", "-o", folder.toString(), "--force");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains(folder + " is a folder");
        }

        @Test
        void goToStandardOutputToo() {
            var lines = shell.run("case", "export", newCase(), "--format", "jsonl", "-o", "-")
                    .lines();
            assertThat(lines).singleElement().asString().startsWith("{").contains("case.opened");
        }

        @Test
        void inAnUnknownFormatAreRefused() {
            var result = shell.run("case", "export", newCase(), "--format", "xlsx", "-o", "-");
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("timesketch-jsonl");
        }
    }

    @Nested
    class CheckingPlaybooks {
        @Test
        void inAFolderWithoutAnyIsInvalidInput() {
            var result = shell.run("playbook", "check", folder.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("no *.yaml files in " + folder);
        }
    }
}
