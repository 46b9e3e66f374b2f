package dev.cofferdam.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The demo's incident, played from the terminal as far as a test wants to see it in the window. */
final class BegunIncident {
    static final String TITLE = "Web server calls home";
    static final String INSTANCE = "i-0c0ffee0bad0c0de1";

    private BegunIncident() {}

    /** Goes on until the answer to that step is missing. */
    static void playedUntil(String step, Path home) throws IOException {
        var answers = Files.writeString(home.resolve("answers.yaml"), answersBefore(step));
        var shell = Shell.in(home).inRealTime();
        var id = shell.run("case", "new", "--title", TITLE).out().strip();
        shell.run(
                "run",
                "ec2-compromise",
                "--case",
                id,
                "--target",
                "range:ec2-compromise",
                "--input",
                "instance=" + INSTANCE,
                "--answers",
                answers.toString());
    }

    private static String answersBefore(String step) throws IOException {
        var all = demoAnswers();
        var end = all.indexOf("\n" + step + ":");
        if (end < 0) throw new IllegalArgumentException("the demo answers no step " + step);
        return all.substring(0, end + 1);
    }

    /** What the demo answers, in YAML. */
    static String demoAnswers() throws IOException {
        try (var in = Objects.requireNonNull(
                BegunIncident.class.getResourceAsStream("/dev/cofferdam/cli/demo-answers.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
