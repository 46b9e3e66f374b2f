package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.CaseVerifier;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.run.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A responder whose mouse does not work plays the other incident: with a failure, an undo, and the case closed between.
 */
@InTheWindow
class KeyboardIncidentTest {
    private static final String RANGE = "range:iam-credentials-exposed";

    @TempDir
    Path home;

    private Played played;
    private HeadlessWindow window;
    private Keyboard keyboard;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        var env = Map.of("COFFERDAM_RESPONDER", "Ada", "HOSTNAME", "laptop");
        var parts = new HomeParts(home, Clock.systemUTC(), env, Pacing.NONE);
        played = new Played(parts, Played.answers(Path.of("docs/examples/iam-credentials-exposed.answers.yaml")));
        window = HeadlessWindow.open(Wiring.services(parts));
        keyboard = new Keyboard(window);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fromTheFirstKeyThroughAFailureAndAnUndoToTheEnd() {
        keyboard.goTo("practise-iam-credentials-exposed");
        keyboard.type(KeyCode.SPACE);
        window.awaits("the playbook to be chosen", () -> window.usable("input-user"));
        go();
        window.awaitText("Account 111122223333 (harbour-prod)");
        window.awaits("the steps to have the focus", () -> window.hasFocus("steps"));
        note();

        played.goesWrong(RANGE, Fault.of(Fault.Kind.DENY, "iam:UpdateAccessKey").onCall(1));
        played.play(window, "deed-retry", this::act);
        window.awaitText("UpdateAccessKey");
        go();
        window.awaits("the plan once more", () -> window.usable("deed-run"));
        go();
        window.awaits("it to be done", () -> window.usable("deed-undo"));

        keyboard.use("deed-undo");
        keyboard.use("take-back");
        window.awaitText("This was taken back.");
        keyboard.use("deed-retry");
        window.awaits("the plan once more", () -> window.usable("deed-run"));

        closeAndOpenAgain();
        played.play(window, "deed-export", this::act);

        assertThat(played.runStatus()).isInstanceOf(RunStatus.Ended.class);
        assertThat(new CaseVerifier().verify(played.theCase().folder()).good()).isTrue();
        assertThat(played.types()).contains("case.note", "step.failed", "undo.succeeded", "step.decided", "run.ended");
    }

    private void note() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.awaits("a place for the note", () -> window.hasFocus("note-text"));
        keyboard.paste("Called the platform team.");
        go();
        window.awaitText("Called the platform team.");
        window.awaits("the steps to have the focus again", () -> window.hasFocus("steps"));
    }

    private void closeAndOpenAgain() {
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.awaits("the list of cases", () -> window.usable("recent-cases"));
        window.awaitText(played.theCase().title());
        keyboard.goTo("recent-cases");
        keyboard.type(KeyCode.HOME);
        keyboard.type(KeyCode.ENTER);
        window.awaits("the steps to have the focus", () -> window.hasFocus("steps"));
    }

    private void act(String deed) {
        switch (deed) {
            case "deed-answer" -> played.answers().forEach(this::answer);
            case "deed-approve" -> {
                keyboard.write("decided-by", "Sam Lindqvist");
                keyboard.write("decision-reason", "Pipelines assume the role again by themselves.");
            }
            default -> {}
        }
        go();
    }

    /** What the coloured button does. */
    private void go() {
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private void answer(String question, String answer) {
        var id = "input-" + question;
        if (!window.fx(() -> window.usable(id))) return;
        if (window.fx(() -> window.node(id)) instanceof ComboBox<?> choice) {
            keyboard.goTo(id);
            for (var i = 0; i < choice.getItems().size() && !isChosen(id, answer); i++) {
                keyboard.type(KeyCode.DOWN);
            }
            assertThat(isChosen(id, answer)).isTrue();
        } else {
            keyboard.write(id, answer);
        }
    }

    private boolean isChosen(String id, String answer) {
        return window.fx(() -> Played.isChosen(window, id, answer));
    }
}
