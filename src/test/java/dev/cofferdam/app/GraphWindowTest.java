package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a suspect reaches, shown as a map and a table at 150 % text, and read without a mouse. */
@InTheWindow
class GraphWindowTest {
    @TempDir
    Path home;

    @SuppressWarnings("NullAway.Init")
    private HeadlessWindow window;

    /** Plays from the terminal until somebody has to say what else is the attacker's, and looks at what it reaches. */
    @BeforeEach
    void open() throws IOException, TimeoutException {
        BegunIncident.playedUntil("scope", home);
        var parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
        window.awaitText(BegunIncident.TITLE);
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        window.clickText("recent-cases", BegunIncident.TITLE);
        window.clickText("steps", "See what it reaches, and who depends on it");
        window.click("open-graph");
        window.awaits("the map", () -> window.hasFocus("graph-map"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void showsTheSuspectFirstAndGoesOnWithTheArrowKeys() {
        assertThat(accessibleText()).contains("Instance web-1 (" + BegunIncident.INSTANCE + ")", "the suspect");

        window.press(KeyCode.RIGHT);
        assertThat(accessibleText()).contains("reached");
        window.awaitText("What leads here");
        window.press(KeyCode.HOME);
        assertThat(accessibleText()).contains("the suspect");
        window.press(KeyCode.LEFT);
        assertThat(accessibleText()).contains("depends");
    }

    @Test
    void saysInTheTableHowEachIsReached() {
        window.robot().clickOn("Table");
        window.awaits("the table", () -> window.usable("graph-table"));
        assertThat(window.texts()).contains("web-app-role", "hands out the credentials of", "web-alb");

        window.fill("graph-search", "secretsmanager");
        window.awaits("only what was looked for", () -> rows() == 1);
        window.robot().clickOn("all of secretsmanager");
        window.awaitText("storefront");
        assertThat(window.shows("secretsmanager:GetSecretValue, secretsmanager:ListSecrets"))
                .isTrue();
    }

    @Test
    void isMadeLargerAndSmallerAndMoved() {
        var before = scale();
        window.press(KeyCode.ADD);
        assertThat(scale()).isGreaterThan(before);
        window.press(KeyCode.DIGIT0);
        var all = scale();
        window.press(KeyCode.SUBTRACT);
        assertThat(scale()).isLessThan(all);
        var place = place();
        window.robot().moveTo("#graph-map").moveBy(0, 160).press(MouseButton.PRIMARY);
        window.robot().moveBy(40, 30).release(MouseButton.PRIMARY);
        assertThat(place()).isNotEqualTo(place);
    }

    @Test
    void canBeUsedByEverybodyAndIsLeftWithEscape() {
        var seen = new SeenControls(window);
        assertThat(seen.nameless()).isEmpty();
        assertThat(seen.cut(Set.of())).isEmpty();
        assertThat(seen.beyondTab()).isEmpty();
        assertThat(seen.beyondShiftTab()).isEmpty();

        window.press(KeyCode.ESCAPE);
        window.awaits("the case again", () -> !window.usable("graph-map"));
    }

    @Test
    void staysWholeWhenTheTextIsMadeSmallerAndLargerAgain() {
        window.press(KeyCode.ESCAPE);
        window.awaits("the step's result", () -> window.usable("open-graph"));
        for (var key : new KeyCode[] {KeyCode.MINUS, KeyCode.MINUS, KeyCode.EQUALS, KeyCode.EQUALS, KeyCode.MINUS})
            window.press(KeyCode.CONTROL, key);
        window.click("open-graph");
        window.awaits("the map", () -> window.hasFocus("graph-map"));
    }

    private int rows() {
        return ((TableView<?>) window.node("graph-table")).getItems().size();
    }

    private String accessibleText() {
        return window.fx(() -> window.node("graph-map").getAccessibleText());
    }

    private double scale() {
        return window.fx(() -> world().getTransforms().getFirst().getMxx());
    }

    private double place() {
        return window.fx(() -> world().getTranslateX());
    }

    private Node world() {
        return ((Pane) window.node("graph-map")).getChildren().getFirst();
    }
}
