package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window begins: cases, a new case, practice. */
@InTheWindow
class StartScreenTest {
    private static final String INSTANCE = "i-0c0ffee0bad0c0de1";

    @TempDir
    Path home;

    private HomeParts parts;
    private HeadlessWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private String finding() {
        return parts.finding("ec2-compromise").toString();
    }

    private void put(ClipboardContent content) {
        window.fx(() -> Clipboard.getSystemClipboard().setContent(content));
    }

    private void putText(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        put(content);
    }

    @Test
    void saysWhatToDoWhenThereAreNoCasesYet() {
        window.awaitText("No cases yet");
        assertThat(window.title()).isEqualTo("Cases – Cofferdam");
    }

    @Test
    void listsTheCasesThatThereAreAndOpensOne() throws TimeoutException {
        parts.cases()
                .create("Odd logins", "high", null, parts.actor(), Mode.LIVE)
                .close();
        window.close();
        window = HeadlessWindow.open(Wiring.services(parts));
        window.awaitText("Odd logins");
        assertThat(window.texts()).contains("LIVE", "HIGH");
        window.robot().clickOn("Odd logins");
        window.awaitText("Nothing is being followed in this case");
        assertThat(window.title()).isEqualTo("Odd logins – Cofferdam");
    }

    @Nested
    class ANewCase {
        @Test
        void isFilledInFromADroppedFile() throws IOException {
            var file = Files.writeString(home.resolve("finding.json"), finding());
            var dropped = new ClipboardContent();
            dropped.putFiles(List.of(file.toFile()));
            put(dropped);
            window.fx(() -> {
                window.workbench().take(Clipboard.getSystemClipboard());
                return file;
            });
            assertIsFilledIn();
        }

        @Test
        void isFilledInFromAFindingThatIsPastedAnywhere() {
            putText(finding());
            window.press(KeyCode.CONTROL, KeyCode.V);
            assertIsFilledIn();
        }

        @Test
        void isFilledInByThePasteButton() {
            window.click("new-case");
            putText(finding());
            window.click("paste-finding");
            assertIsFilledIn();
        }

        private void assertIsFilledIn() {
            window.awaits("the form to be filled in", () -> window.usable("input-instance"));
            assertThat(window.typed("input-instance")).isEqualTo(INSTANCE);
            assertThat(window.typed("case-title")).contains(INSTANCE, "Command & Control");
            assertThat(window.texts()).contains("For this finding", "Backdoor:EC2/C&CActivity.B!DNS");
        }

        @Test
        void saysWhenWhatWasPastedIsNoFinding() {
            window.click("new-case");
            putText("hello");
            window.click("paste-finding");
            window.awaitText("This is not JSON.");
        }

        @Test
        void saysAllThatIsMissingAtOnce() {
            window.click("new-case");
            window.click("create-case");
            window.awaitText("Say in a few words what it is about.");
            assertThat(window.texts()).contains("Choose what to follow.");
        }

        @Test
        void marksTheFieldThatIsWrongUntilItIsMended() {
            window.click("new-case");
            window.click("create-case");
            window.awaits("the title to be marked", () -> isMarked("case-title"));
            window.fill("case-title", "Odd logins");
            window.awaits("the mark to be gone", () -> !isMarked("case-title"));
        }

        private boolean isMarked(String id) {
            return window.node(id).getPseudoClassStates().contains(Styles.STATE_DANGER);
        }

        @Test
        void isOpenedOnTheAccountThatWasChosen() {
            window.click("new-case");
            putText(finding());
            window.click("paste-finding");
            window.click("target-range");
            window.fill("target-name", "ec2-compromise");
            window.click("create-case");
            window.awaitText("Account 111122223333 (harbour-prod)");
            assertThat(window.texts())
                    .contains("EXERCISE")
                    .anyMatch(text -> text.contains("assumed-role/IncidentResponder"));
            assertThat(parts.cases().list()).singleElement().satisfies(made -> {
                assertThat(made.mode()).isEqualTo(Mode.EXERCISE);
                assertThat(made.severity()).isEqualTo("high");
            });
        }

        @Test
        void onARangeThatThereIsNotSaysSoInTheCaseAndOffersToChooseAgain() {
            window.click("new-case");
            putText(finding());
            window.click("paste-finding");
            window.click("target-range");
            window.fill("target-name", "nowhere");
            window.click("create-case");
            window.awaitText("There is no scenario 'nowhere'.");
            assertThat(window.shows("Choose a playbook")).isTrue();
        }
    }

    @Test
    void practiceBeginsWithTheScenariosFinding() {
        window.click("practise-ec2-compromise");
        window.awaits("the form to be filled in", () -> window.usable("input-instance"));
        assertThat(window.typed("input-instance")).isEqualTo(INSTANCE);
        assertThat(window.typed("target-name")).isEqualTo("ec2-compromise");
    }
}
