package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.CaseVerifier;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A responder plays the whole incident in the window with the mouse, on the range, with the answers of the demo. */
@InTheWindow
class IncidentTest {
    private static final String RANGE = "range:ec2-compromise";

    @TempDir
    Path home;

    private Played played;
    private HeadlessWindow window;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        var env = Map.of("COFFERDAM_RESPONDER", "Ada", "HOSTNAME", "laptop");
        var parts = new HomeParts(home, Clock.systemUTC(), env, Pacing.NONE);
        played = new Played(parts, Played.demoAnswers());
        window = HeadlessWindow.open(Wiring.services(parts));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fromTheFindingThroughAFailureToTheExportedTimelineAndBackAgain() throws IOException, TimeoutException {
        window.click("practise-ec2-compromise");
        window.awaits("the playbook to be chosen", () -> window.usable("input-instance"));
        window.click("create-case");
        window.awaitText("Account 111122223333 (harbour-prod)");
        assertThat(window.texts()).contains("EXERCISE");

        played.goesWrong(
                RANGE,
                Fault.of(Fault.Kind.DENY, "ec2:ModifyNetworkInterfaceAttribute").onCall(1));
        played.play(window, "deed-retry", this::act);
        window.awaitText("ModifyNetworkInterfaceAttribute");
        assertThat(window.shows("Failed 1")).isTrue();
        window.click("deed-retry");

        played.play(window, "deed-export", this::act);
        assertThat(played.runStatus()).isEqualTo(new RunStatus.Ended("contained"));
        var timeline = home.resolve("timeline.csv");
        window.click("deed-export");
        window.fill("export-file", timeline.toString());
        window.click("export-go");
        window.awaitText("Written to " + timeline);
        assertThat(Files.readString(timeline))
                .contains("i-0c0ffee0bad0c0de1", "svc-backup", "step.failed", "run.ended");

        window.close();
        window = HeadlessWindow.open(Wiring.services(played.parts()));
        window.awaits("the case in the list", () -> window.usable("recent-cases"));
        window.robot().clickOn(window.fx(() -> played.theCase().title()));
        window.click("release");
        window.awaits("all plans to be shown", () -> window.usable("release-go"));
        window.click("release-go");
        window.awaitText("Everything was taken back.");
        assertThat(new CaseVerifier().verify(played.theCase().folder()).good()).isTrue();
    }

    private void act(String deed) {
        switch (deed) {
            case "deed-answer" -> played.answers().forEach(this::answer);
            case "deed-approve" -> {
                window.fill("decided-by", "Sam Lindqvist");
                window.fill("decision-reason", "The storefront runs on the others.");
            }
            default -> {}
        }
        window.click(deed);
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
}
