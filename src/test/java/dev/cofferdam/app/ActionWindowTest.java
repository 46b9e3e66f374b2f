package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One action by itself, found, filled in from what there is in the account, run and taken back, by the keyboard. */
@InTheWindow
class ActionWindowTest {
    @TempDir
    Path home;

    @SuppressWarnings("NullAway.Init")
    private HeadlessWindow window;

    @BeforeEach
    void open() throws IOException, TimeoutException {
        BegunIncident.playedUntil("scope", home);
        var parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
        window.awaitText(BegunIncident.TITLE);
        window.clickText("recent-cases", BegunIncident.TITLE);
        window.awaits("the run", () -> window.usable("steps"));
        window.press(KeyCode.CONTROL, KeyCode.B);
        window.awaits("the browser", () -> window.hasFocus("action-search"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void find(String words, String title) {
        window.fill("action-search", words);
        window.awaits(title, () -> items("actions") > 0 && window.texts().contains(title));
        window.press(KeyCode.ENTER);
        window.awaits("the form", () -> window.usable("action-form"));
    }

    private int items(String list) {
        return ((ListView<?>) window.node(list)).getItems().size();
    }

    @Test
    void isFoundFilledInPlannedRunAndTakenBack() {
        find("isolate instance", "Isolate an instance");
        window.awaits(
                "the account's instances",
                () -> window.hasFocus("input-instance")
                        && window.usable("input-instance-offers")
                        && items("input-instance-offers") > 3);
        window.fill("input-instance", "web-1");
        window.awaits("the one that is called so", () -> items("input-instance-offers") == 1);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        assertThat(window.typed("input-instance")).isEqualTo(BegunIncident.INSTANCE);

        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaits(
                "its run", () -> !window.usable("action-form") && window.texts().contains("ec2.isolate-instance"));
        window.click("deed-run");
        window.awaitText("Run ended");
        window.awaits("a way back", () -> window.usable("deed-undo"));
        assertThat(window.shows("Contained 1")).isTrue();

        window.click("deed-undo");
        window.click("take-back");
        window.awaitText("This was taken back.");
        assertThat(window.shows("Contained 0")).isTrue();
    }

    @Test
    void isRunOnAllThingsThatFitWhatIsTypedWithOneDecisionAndTakenBackWithAnother() {
        find("require imdsv2", "Require IMDSv2 of an instance");
        window.click("where-several");
        window.click("where-things");
        window.awaits("the account's instances", () -> items("where-things-offers") > 3);
        window.fill("where-things", "web-team");
        window.awaits("those of the team", () -> items("where-things-offers") == 3);
        window.robot().clickOn("Add all of them");
        window.awaitText("3 rounds, in one account and one region.");

        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitText("3 rounds: 3 left");
        window.click("rounds-plan");
        window.awaits("all plans", () -> window.usable("rounds-run"));
        window.click("rounds-run");
        window.awaitText("3 rounds: 3 done");

        window.click("rounds-plan-undo");
        window.awaits("what that would change", () -> window.usable("rounds-undo"));
        window.click("rounds-undo");
        window.awaitText("3 rounds: 3 skipped or taken back");
    }

    @Test
    void canBeUsedByEverybodyAndIsLeftWithEscape() {
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        var seen = new SeenControls(window);
        assertThat(window.texts()).noneMatch(text -> text.contains("did not foresee"));
        assertThat(seen.nameless()).isEmpty();
        assertThat(seen.cut(Set.of())).isEmpty();
        find("isolate instance", "Isolate an instance");
        assertThat(seen.nameless()).isEmpty();
        assertThat(seen.cut(Set.of())).isEmpty();

        window.awaits("what is offered", () -> window.usable("input-instance-offers"));
        window.press(KeyCode.ESCAPE);
        window.awaits("the field alone", () -> !window.usable("input-instance-offers"));
        assertThat(seen.beyondTab()).isEmpty();
        assertThat(seen.beyondShiftTab()).isEmpty();
        window.click("where-several");
        assertThat(seen.nameless()).isEmpty();
        assertThat(seen.cut(Set.of())).isEmpty();
        window.fx(() -> {
            window.node("action-dry").requestFocus();
            return true;
        });
        window.press(KeyCode.ESCAPE);
        window.awaits("the case again", () -> !window.usable("action-form"));
    }
}
