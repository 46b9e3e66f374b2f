package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.CaseVerifier;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.run.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A responder plays the whole incident in the window, on the range, with the answers of the demo. */
class IncidentTest {
    /** More steps than any shipped playbook has; whoever needs more turns in a circle. */
    private static final int ENOUGH = 150;

    @TempDir
    Path home;

    private HomeParts parts;
    private HeadlessWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        var env = Map.of("COFFERDAM_RESPONDER", "Ada", "HOSTNAME", "laptop");
        parts = new HomeParts(home, Clock.systemUTC(), env, Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fromTheFindingToTheExportedTimelineAndBackAgain() throws IOException, TimeoutException {
        window.click("practise-ec2-compromise");
        window.awaits("the playbook to be chosen", () -> window.usable("input-instance"));
        window.click("create-case");
        window.awaitText("Account 111122223333 (harbour-prod)");
        assertThat(window.texts()).contains("EXERCISE");

        playToTheEnd(answers());
        assertThat(runStatus()).isEqualTo(new RunStatus.Ended("contained"));

        var timeline = home.resolve("timeline.csv");
        window.click("deed-export");
        window.fill("export-file", timeline.toString());
        window.click("export-go");
        window.awaitText("Written to " + timeline);
        assertThat(Files.readString(timeline)).contains("i-0c0ffee0bad0c0de1", "svc-backup", "run.ended");

        window.close();
        window = HeadlessWindow.open(Wiring.services(parts));
        window.awaits("the case in the list", () -> window.usable("recent-cases"));
        window.robot().clickOn(window.fx(this::firstCase));
        window.click("release");
        window.awaits("all plans to be shown", () -> window.usable("release-go"));
        window.click("release-go");
        window.awaitText("Everything was taken back.");
        assertThat(new CaseVerifier()
                        .verify(parts.cases().list().getFirst().folder())
                        .good())
                .isTrue();
    }

    @Test
    void isWithinReachOfTheKeyboardFromTheFirstMoment() {
        window.click("practise-ec2-compromise");
        window.awaits("the playbook to be chosen", () -> window.usable("input-instance"));
        window.click("create-case");
        window.awaitText("Agree who leads");
        window.awaits("the steps to have the focus", () -> window.hasFocus("steps"));

        window.robot().press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        window.awaits("a place for the note", () -> window.hasFocus("prompt-text"));
        window.robot().write("Called the web team.", 0);
        window.robot().press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        window.awaitText("Called the web team.");
        window.awaits("the steps to have the focus again", () -> window.hasFocus("steps"));

        window.robot().press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        window.awaitText("This is needed.");
    }

    private void playToTheEnd(Map<String, String> answers) {
        for (var turn = 0; turn < ENOUGH; turn++) {
            window.awaits("something to do", () -> deed() != null);
            var deed = Objects.requireNonNull(window.fx(this::deed));
            switch (deed) {
                case "deed-export" -> {
                    return;
                }
                case "deed-answer" -> answers.forEach(this::answer);
                case "deed-approve" -> {
                    window.fill("decided-by", "Sam Lindqvist");
                    window.fill("decision-reason", "The storefront runs on the others.");
                }
                default -> {}
            }
            window.click(deed);
        }
        throw new AssertionError("the incident has no end; there is: " + window.texts());
    }

    /** What brings the incident further now; null while something is under way. */
    private @org.jspecify.annotations.Nullable String deed() {
        return List.of("deed-export", "deed-next", "deed-answer", "deed-approve", "deed-run").stream()
                .filter(window::usable)
                .findFirst()
                .orElse(null);
    }

    private void answer(String question, String answer) {
        var id = "input-" + question;
        if (!window.fx(() -> window.usable(id))) return;
        switch (window.fx(() -> window.node(id))) {
            case ComboBox<?> choice -> choose(choice, answer);
            case TextInputControl _ -> window.fill(id, answer);
            default -> throw new AssertionError("no field: " + id);
        }
    }

    private void choose(ComboBox<?> choice, String answer) {
        window.fx(() -> {
            choice.requestFocus();
            return choice;
        });
        for (var i = 0; i < choice.getItems().size() && !answer.equals(window.fx(choice::getValue)); i++) {
            window.robot().type(KeyCode.DOWN);
        }
        assertThat(window.fx(() -> (Object) choice.getValue())).isEqualTo(answer);
    }

    private String firstCase() {
        return parts.cases().list().getFirst().title();
    }

    private RunStatus runStatus() {
        try (var reader = parts.cases().read(parts.cases().list().getFirst().id())) {
            return parts.runs().list(reader).getFirst().status();
        }
    }

    /** By question; no two questions of the playbook have the same name. */
    private static Map<String, String> answers() throws IOException {
        var answers = new HashMap<String, String>();
        try (InputStream in = Objects.requireNonNull(
                IncidentTest.class.getResourceAsStream("/dev/cofferdam/cli/demo-answers.yaml"))) {
            new YAMLMapper()
                    .readTree(in)
                    .forEach(step -> step.properties().forEach(answer -> {
                        if (answer.getValue().isValueNode()) {
                            answers.put(answer.getKey(), answer.getValue().asString());
                        }
                    }));
        }
        return answers;
    }
}
