package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On each screen, every control has a name and is reached with Tab, both ways round, and at 150 % text no button's
 * words are cut off.
 */
@InTheWindow
class WindowAccessibilityTest {
    /** They say what a case calls its things; all of it is in their tooltip. */
    private static final Set<String> OF_ANY_LENGTH = Set.of("situation-next", "deed-next", "runs", "pinned-summary");

    @TempDir
    Path home;

    /** Opened by each situation, once its home is prepared. */
    @SuppressWarnings("NullAway.Init")
    private HeadlessWindow window;

    @SuppressWarnings("NullAway.Init")
    private SeenControls seen;

    @AfterEach
    void close() {
        window.close();
    }

    private void open() throws TimeoutException {
        var parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
        seen = new SeenControls(window);
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
    }

    private void assertEverybodyCanUseIt(String where) {
        SoftAssertions.assertSoftly(all -> {
            all.assertThat(seen.nameless()).as("without a name on " + where).isEmpty();
            all.assertThat(seen.cut(OF_ANY_LENGTH)).as("cut off on " + where).isEmpty();
            all.assertThat(seen.beyondTab())
                    .as("not reached with Tab on " + where)
                    .isEmpty();
            all.assertThat(seen.beyondShiftTab())
                    .as("not reached with Shift+Tab on " + where)
                    .isEmpty();
        });
    }

    @Nested
    class BeforeACase {
        @BeforeEach
        void begin() throws TimeoutException {
            open();
        }

        @Test
        void theStartScreen() throws TimeoutException {
            window.awaitText("No cases yet");
            assertEverybodyCanUseIt("the start screen without a case");
            window.close();
            Shell.in(home).run("case", "new", "--title", "Odd logins");
            open();
            window.awaitText("Odd logins");
            assertEverybodyCanUseIt("the start screen");
        }

        @Test
        void theFormForANewCase() {
            window.click("new-case");
            window.awaits("the form", () -> window.hasFocus("case-title"));
            assertEverybodyCanUseIt("the empty form");
            window.click("create-case");
            window.awaitText("Choose what to follow.");
            assertEverybodyCanUseIt("the form with what is missing");
        }

        @Test
        void whereToWorkIsChosenWithTheArrowKeys() {
            window.click("new-case");
            window.awaits("the form", () -> window.hasFocus("case-title"));
            for (var turn = 0; turn < 20 && !window.fx(() -> window.hasFocus("target-profile")); turn++) {
                window.press(KeyCode.TAB);
            }
            window.press(KeyCode.LEFT);
            window.press(KeyCode.SPACE);
            assertThat(window.fx(() -> window.hasFocus("target-range"))).isTrue();
            assertThat(window.shows("EXERCISE")).isTrue();
        }

        @Test
        void theFormThatIsFilledInAndThePalette() {
            window.click("practise-ec2-compromise");
            window.awaits("the form to be filled in", () -> window.usable("input-instance"));
            assertEverybodyCanUseIt("the form that is filled in");
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.awaits("the palette", () -> window.hasFocus("palette-search"));
            assertEverybodyCanUseIt("the palette");
        }
    }

    @Nested
    class InACase {
        /** Plays from the terminal until the answer to a step is missing, and looks at the case in the window. */
        private void playedUntil(String step) throws IOException, TimeoutException {
            BegunIncident.playedUntil(step, home);
            open();
            window.awaitText(BegunIncident.TITLE);
            window.clickText("recent-cases", BegunIncident.TITLE);
            window.awaitText("Account 111122223333 (harbour-prod)");
        }

        @Test
        void aStepForAPersonAndWhatLiesOverIt() throws IOException, TimeoutException {
            playedUntil("scope");
            window.awaits("the questions", () -> window.usable("input-rogue_user"));
            assertEverybodyCanUseIt("a step for a person");

            window.click("deed-skip");
            window.awaits("the reason", () -> window.hasFocus("prompt-text"));
            assertEverybodyCanUseIt("the reason for skipping");
            window.press(KeyCode.ESCAPE);

            window.press(KeyCode.CONTROL, KeyCode.N);
            window.awaits("the note", () -> window.hasFocus("note-text"));
            window.robot().write("Called about **it**", 0);
            assertEverybodyCanUseIt("the note");
            window.press(KeyCode.ESCAPE);

            window.click("edit");
            window.awaits("the form", () -> window.hasFocus("edit-title"));
            assertEverybodyCanUseIt("the case's form");
            window.press(KeyCode.ESCAPE);

            window.click("export");
            window.awaits("the export", () -> window.usable("export-go"));
            assertEverybodyCanUseIt("the export");
            window.press(KeyCode.ESCAPE);

            command("#5");
            window.awaitText("Record 5:");
            assertEverybodyCanUseIt("a record");
            window.press(KeyCode.ALT, KeyCode.RIGHT);
            window.awaitText("Record 6:");
        }

        @Test
        void anApprovalAThePlanThatItLetsThroughAndWhatWasChanged() throws IOException, TimeoutException {
            playedUntil("allow_containment");
            window.awaits("who decides", () -> window.usable("decided-by"));
            assertEverybodyCanUseIt("an approval");
            window.fill("decided-by", "Sam Lindqvist");
            window.click("deed-approve");
            for (var turn = 0; turn < 12 && !window.shows("What will change"); turn++) {
                window.awaits("something to do", () -> window.usable("deed-run") || window.usable("deed-next"));
                window.click(window.fx(() -> window.usable("deed-next")) ? "deed-next" : "deed-run");
            }
            assertThat(window.shows("What will change")).isTrue();
            assertEverybodyCanUseIt("a plan");

            window.robot().clickOn("Changes");
            window.awaits("the changes", () -> window.usable("changes"));
            assertEverybodyCanUseIt("the changes");
            window.robot().clickOn("Approvals");
            window.awaits("the decisions", () -> window.usable("approvals"));
            assertEverybodyCanUseIt("the decisions");

            window.click("release");
            window.awaits("what would be taken back", () -> window.usable("release-go"));
            assertEverybodyCanUseIt("the release");
        }

        private void command(String words) {
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.awaits("the palette", () -> window.hasFocus("palette-search"));
            window.robot().write(words, 0);
            window.press(KeyCode.ENTER);
        }
    }

    @Test
    void tabGoesOnFromATextOfSeveralLines() throws TimeoutException, IOException {
        open();
        Shell.in(home).run("case", "new", "--title", "Odd logins");
        window.close();
        open();
        window.awaitText("Odd logins");
        window.clickText("recent-cases", "Odd logins");
        window.awaits("the case", () -> window.usable("add-note"));
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.awaits("the note", () -> window.hasFocus("note-text"));
        window.press(KeyCode.TAB);
        assertThat(window.fx(() -> window.hasFocus("note-text"))).isFalse();
        window.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(window.fx(() -> window.hasFocus("note-text"))).isTrue();
        assertThat(window.typed("note-text")).isEmpty();
    }
}
