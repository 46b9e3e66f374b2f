package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Mode;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.ui.TextSize;
import dev.cofferdam.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several cases at once, and everything by name. */
@InTheWindow
class TabsTest {
    @TempDir
    Path home;

    private HomeParts parts;
    private HeadlessWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        for (var title : List.of("Odd logins", "Strange queries")) {
            parts.cases().create(title, "high", null, parts.actor(), Mode.LIVE).close();
        }
        window = HeadlessWindow.open(Wiring.services(parts));
        window.awaitText("Odd logins");
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** What the palette finds first for some words. */
    private void command(String words) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.awaits("the palette", () -> window.hasFocus("palette-search"));
        window.robot().write(words, 0);
        window.press(KeyCode.ENTER);
    }

    private List<String> tabs() {
        return window.fx(() -> ((TabPane) window.node("tabs"))
                .getTabs().stream().map(tab -> tab.getText()).toList());
    }

    private void awaitTitle(String title) {
        window.awaits("the title " + title, () -> (title + " – Cofferdam").equals(window.titleNow()));
    }

    private void openBoth() {
        command("open odd");
        awaitTitle("Odd logins");
        window.awaitText("Nothing is being followed in this case");
        command("open strange");
        awaitTitle("Strange queries");
        window.awaits("the screen of the second case", () -> window.usable("add-note"));
    }

    @Test
    void aCaseIsOpenedOnceAndAskingAgainGoesToItsTab() {
        openBoth();
        assertThat(tabs()).containsExactly("Cases", "Odd logins", "Strange queries");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        awaitTitle("Cases");
        window.clickText("recent-cases", "Odd logins");
        awaitTitle("Odd logins");
        assertThat(tabs()).hasSize(3);
    }

    @Test
    void tabsAreTurnedWithKeysRoundInACircle() {
        openBoth();
        window.press(KeyCode.CONTROL, KeyCode.TAB);
        awaitTitle("Cases");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        awaitTitle("Strange queries");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        awaitTitle("Odd logins");
    }

    @Test
    void aClosedTabLetsGoOfItsCaseAndTheListStays() {
        openBoth();
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        awaitTitle("Cases");
        window.press(KeyCode.CONTROL, KeyCode.W);
        assertThat(tabs()).containsExactly("Cases", "Odd logins");
        // at once, also while it is still being let go of
        command("open strange");
        window.awaits("the case to be worked in again", () -> window.usable("add-note"));
        assertThat(tabs()).containsExactly("Cases", "Odd logins", "Strange queries");
    }

    @Test
    void halfANoteStaysWithItsCaseWhileAnotherIsLookedAt() {
        openBoth();
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.awaits("a place for the note", () -> window.hasFocus("note-text"));
        window.robot().write("Called", 0);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        awaitTitle("Odd logins");
        assertThat(window.fx(() -> window.usable("note-text"))).isFalse();
        window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        window.awaits("the note again", () -> window.hasFocus("note-text"));
        assertThat(window.typed("note-text")).isEqualTo("Called");
    }

    @Test
    void aNewCaseTakesThePlaceOfItsForm() {
        command("practise web");
        window.awaits("the form", () -> window.usable("input-instance"));
        assertThat(tabs()).containsExactly("Cases", "New case");
        window.awaits("the focus to be in the form", () -> window.hasFocus("case-title"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitText("Agree who leads");
        assertThat(tabs()).hasSize(2).last().asString().endsWith(": your turn");
        command("open web server");
        assertThat(tabs()).hasSize(2);
    }

    @Test
    void aFormForAnotherRunLiesOverTheCaseAndLeavesItOpen() {
        openBoth();
        command("follow another");
        window.awaits("the form", () -> window.usable("playbook-search"));
        assertThat(window.shows("Strange queries")).isTrue();
        window.press(KeyCode.CONTROL, KeyCode.W);
        window.awaits("the case", () -> window.usable("add-note"));
        assertThat(tabs()).hasSize(3);
    }

    @Test
    void thePaletteSaysWhyNothingCanBeDone() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.awaits("the palette", () -> window.hasFocus("palette-search"));
        window.robot().write("close tab", 0);
        window.awaitText("The list of cases stays open.");
        window.press(KeyCode.ENTER);
        assertThat(window.fx(() -> window.usable("palette-search"))).isTrue();
        window.press(KeyCode.ESCAPE);
        window.awaits("the focus to be where it was", () -> !window.hasFocus("palette-search"));
        assertThat(tabs()).hasSize(1);
    }

    @Test
    void aRecordIsShownByItsNumber() {
        openBoth();
        command("#1");
        window.awaitText("Record 1: case.opened");
    }

    @Test
    void theSecondClickOfADoubleClickOnARowDoesNotCloseThePageThatTheFirstOneOpened() {
        openBoth();
        window.clickText("timeline", "Case opened: Strange queries");
        window.awaitText("Record 1: case.opened");
        pressBesideThePage(2);
        assertThat(window.shows("Record 1: case.opened")).isTrue();
        pressBesideThePage(1);
        window.awaits("the page to be closed", () -> window.usable("add-note") && !window.usable("record"));
    }

    private void pressBesideThePage(int clicks) {
        window.fx(() -> {
            var backdrop = window.node("record").getParent();
            var press = new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    2,
                    2,
                    2,
                    2,
                    MouseButton.PRIMARY,
                    clicks,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null);
            Event.fireEvent(backdrop, press);
            return backdrop;
        });
    }

    @Test
    void looksAreKept() throws TimeoutException {
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        command("dark theme");
        command("berlin");
        window.close();
        var kept = Wiring.services(parts).settings().read();
        assertThat(kept.theme()).isEqualTo(Theme.DARK);
        assertThat(kept.textSize()).isEqualTo(TextSize.LARGE);
        assertThat(kept.zone()).hasToString("Europe/Berlin");
        window = HeadlessWindow.open(Wiring.services(parts));
    }

    @Test
    void aPlaybookThatCannotBeUsedIsNamedWithItsMistake() throws IOException {
        Files.createDirectories(home.resolve("playbooks"));
        Files.writeString(home.resolve("playbooks").resolve("mine.yaml"), "format: 1\nplaybook: mine\nstepps: []\n");
        command("new case");
        window.awaitText("One playbook file cannot be used");
        assertThat(window.texts()).anyMatch(text -> text.contains("mine.yaml:3:1"));
    }

    @Test
    void aCaseThatIsGoneIsToldAndTheListIsNearby() throws IOException {
        var gone = parts.cases().list().getFirst();
        Files.move(gone.folder(), home.resolve("elsewhere"));
        window.clickText("recent-cases", gone.title());
        window.awaitText("There is no case “" + gone.id() + "” any more.");
        window.robot().clickOn("Back to the cases");
        awaitTitle("Cases");
        assertThat(tabs()).containsExactly("Cases");
    }
}
