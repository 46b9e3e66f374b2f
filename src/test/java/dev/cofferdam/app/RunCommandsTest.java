package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole incident from the terminal: run, stopped, gone on with, taken back, exported, verified. */
class RunCommandsTest {
    private static final String INSTANCE = "i-0c0ffee0bad0c0de1";

    @TempDir
    Path folder;

    private Shell shell;
    private Path answers;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.in(folder.resolve("home"));
        answers = folder.resolve("answers.yaml");
        Files.writeString(answers, BegunIncident.demoAnswers());
    }

    private String newCase() {
        return shell.run("case", "new", "--title", "Web server calls home")
                .out()
                .strip();
    }

    private Shell.Result run(String id, String... more) {
        var all = new java.util.ArrayList<>(List.of("run", "ec2-compromise", "--case", id));
        all.addAll(List.of(more));
        return shell.run(all.toArray(String[]::new));
    }

    private Shell.Result runOnTheRange(String id, String... more) {
        var all = new java.util.ArrayList<>(
                List.of("--target", "range:ec2-compromise", "--input", "instance=" + INSTANCE));
        all.addAll(List.of(more));
        return run(id, all.toArray(String[]::new));
    }

    @Nested
    class Preflight {
        @Test
        void tellsWhatMayBeDoneAndStartsNothing() {
            var id = newCase();

            var checked = run(id, "--target", "range:ec2-compromise", "--preflight");

            assertThat(checked.status()).as(checked.err()).isZero();
            assertThat(checked.out())
                    .containsPattern("ready +contain +ec2.isolate-instance")
                    .contains("blocked 0");
            assertThat(types(id)).contains("case.preflight").doesNotContain("run.started");
        }

        @Test
        void doesNotGoWithARunThatIsGoneOnWith() {
            assertThat(run(newCase(), "--resume", "--preflight").status()).isEqualTo(2);
        }
    }

    @Nested
    class BreakGlass {
        @Test
        void isAskedForAnewWhenARunIsGoneOnWithAndWhenItIsTakenBack() {
            var id = newCase();
            runOnTheRange(id);

            assertThat(run(id, "--resume", "--break-glass", "locked out").err()).contains("has no break-glass role");
            assertThat(shell.run("undo", "--case", id, "--all", "--break-glass", "locked out")
                            .err())
                    .contains("has no break-glass role");
        }

        @Test
        void needsAReason() {
            var id = newCase();
            runOnTheRange(id);

            var refused = shell.run("undo", "--case", id, "--all", "--break-glass", " ");

            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("takes the reason");
        }
    }

    @Nested
    class OneAction {
        @Test
        void isRunByItselfAndTakenBack() throws IOException {
            var id = newCase();
            Files.writeString(answers, "{}");

            var ran = shell.run(
                    "run",
                    "action-ec2-isolate-instance",
                    "--case",
                    id,
                    "--target",
                    "range:ec2-compromise",
                    "--input",
                    "instance=" + INSTANCE,
                    "--answers",
                    answers.toString());

            assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
            assertThat(types(id)).contains("step.planned", "step.intended", "step.succeeded", "run.ended");
            assertThat(shell.run("undo", "--case", id, "--all").status()).isZero();
            assertThat(types(id)).contains("undo.succeeded");
        }
    }

    private List<String> types(String id) {
        return shell.run("case", "log", id, "--json").lines().stream()
                .map(line -> Json.MAPPER.readTree(line).path("type").asString())
                .toList();
    }

    @Nested
    class TheDemo {
        @Test
        void showsGuidancePlansAndResultsAndLeavesAVerifiedCaseAndItsTimeline() throws IOException {
            var result = shell.run("demo");

            assertThat(result.status()).as(result.out() + result.err()).isZero();
            assertThat(result.out())
                    .contains("EXERCISE", "Take it off the network", "Groups:", "→ cofferdam-isolation")
                    .contains("Run ended: contained", "verified  holds");
            var timeline = Pattern.compile("timeline {2}(.*csv)").matcher(result.out());
            assertThat(timeline.find()).isTrue();
            assertThat(Files.readString(Path.of(timeline.group(1)))).startsWith("message,datetime,timestamp_desc");
        }
    }

    @Nested
    class ARun {
        @Test
        void withAllAnswersContainsAndIsTakenBack() {
            var id = newCase();
            var result = runOnTheRange(id, "--answers", answers.toString());

            assertThat(result.status()).as(result.out() + result.err()).isZero();
            assertThat(types(id)).contains("run.started", "step.intended", "aws.intended", "run.ended");
            assertThat(shell.run("case", "verify", id).status()).isZero();

            var undone = shell.run("undo", "--case", id, "--all");
            assertThat(undone.status()).as(undone.out() + undone.err()).isZero();
            assertThat(undone.out()).contains("taken back").doesNotContain("failed");
            var again = shell.run("undo", "--case", id, "--all");
            assertThat(again.status()).isZero();
            assertThat(again.out()).doesNotContain("taken back");
            assertThat(shell.run("case", "verify", id).status()).isZero();
        }

        @Test
        void thatLacksAnAnswerStopsAndGoesOnWhereItStopped() throws IOException {
            var id = newCase();
            var some = folder.resolve("some.yaml");
            Files.writeString(
                    some, BegunIncident.demoAnswers().replaceAll("(?s)\nallow_containment:.*?\n(?=\\S)", "\n"));
            var stopped = runOnTheRange(id, "--answers", some.toString());

            assertThat(stopped.status()).isEqualTo(1);
            assertThat(stopped.out()).contains("needs an approval", "allow_containment");
            assertThat(types(id)).doesNotContain("run.ended");
            assertThat(shell.run("run", "ec2-compromise", "--case", id, "--target", "range:other", "--resume")
                            .status())
                    .isEqualTo(2);
            var resumed = run(id, "--answers", answers.toString(), "--resume");
            assertThat(resumed.status()).as(resumed.out() + resumed.err()).isZero();
            assertThat(types(id)).containsOnlyOnce("run.started").containsOnlyOnce("run.ended");
            assertThat(run(id, "--answers", answers.toString(), "--resume").status())
                    .isEqualTo(2);
        }

        @Test
        void oneStepCanBeTakenBack() {
            var id = newCase();
            runOnTheRange(id, "--answers", answers.toString());
            var undone = shell.run("undo", "--case", id, "isolate");

            assertThat(undone.status()).isZero();
            assertThat(undone.out())
                    .contains("Take it off the network", "taken back")
                    .doesNotContain("Deny the user");
            assertThat(shell.run("undo", "--case", id, "isolate").status()).isEqualTo(2);
        }

        @Test
        void tellsWhatIsWrongBeforeItChangesAnything() {
            var id = newCase();
            var before = types(id);

            assertThat(shell.run("run", "no-such", "--case", id, "--target", "range:ec2-compromise")
                            .status())
                    .isEqualTo(2);
            assertThat(run(id, "--target", "range:no-such", "--input", "instance=" + INSTANCE)
                            .status())
                    .isEqualTo(2);
            assertThat(run(id, "--target", "range:ec2-compromise").status()).isEqualTo(2);
            assertThat(runOnTheRange(id, "--input", "colour=red").status()).isEqualTo(2);
            assertThat(runOnTheRange(id, "--answers", folder.resolve("none").toString())
                            .status())
                    .isEqualTo(2);
            assertThat(types(id)).isEqualTo(before);
        }
    }

    @Nested
    class ADryRun {
        @Test
        void showsEveryPlanAndChangesNothing() {
            var id = newCase();
            var result = runOnTheRange(id, "--answers", answers.toString(), "--dry-run");

            assertThat(result.status()).as(result.out() + result.err()).isZero();
            assertThat(result.out()).contains("Take it off the network", "Groups:", "nothing was changed");
            assertThat(types(id)).contains("step.planned").doesNotContain("step.intended", "aws.intended");
            assertThat(shell.run("undo", "--case", id, "--all").out()).doesNotContain("taken back");
        }
    }

    @Nested
    class AnExport {
        @Test
        void inEveryFormatHasTheRun() throws IOException {
            var id = newCase();
            runOnTheRange(id, "--answers", answers.toString());
            for (var format : List.of("csv", "jsonl", "markdown", "timesketch-csv", "timesketch-jsonl")) {
                var file = folder.resolve("timeline." + format);
                assertThat(shell.run("case", "export", id, "--format", format, "-o", file.toString())
                                .status())
                        .isZero();
                assertThat(Files.readString(file)).as(format).contains(INSTANCE);
            }
        }
    }
}
