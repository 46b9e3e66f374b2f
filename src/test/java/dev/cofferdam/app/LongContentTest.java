package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 steps, titles of 300 characters, ARNs as long, text from right to left, and all of it at 150 %. */
@InTheWindow
class LongContentTest {
    private static final int STEPS = 500;
    private static final String ARN = "arn:aws:iam::111122223333:role/" + "a-long-path/".repeat(22) + "Role";
    private static final String TITLE = "חקירה: the web server calls home, and nobody knows why. ".repeat(6);
    private static final String HEBREW = "בדיקת המופע החשוד והרשאותיו לפני שנוגעים בו, ושמירת הראיות שלב ";
    private static final String ARABIC = "فحص المثيل المشتبه به قبل لمسه وحفظ الأدلة في مكان آمن، الخطوة ";
    /** Loud where it takes seconds; a stall is far below what a busy machine takes. */
    private static final Duration STALL = Duration.ofSeconds(4);

    @TempDir
    Path home;

    private HeadlessWindow window;

    @BeforeEach
    void open() throws IOException, TimeoutException {
        var shell = Shell.in(home).inRealTime();
        Files.createDirectories(home.resolve("playbooks"));
        Files.writeString(home.resolve("playbooks").resolve("long.yaml"), playbook());
        var id = shell.run("case", "new", "--title", TITLE, "--severity", "high")
                .out()
                .strip();
        var answers = Files.writeString(home.resolve("answers.yaml"), "{}");
        shell.run("run", "long", "--case", id, "--target", "range:ec2-compromise", "--answers", answers.toString());
        shell.run("case", "note", id, HEBREW.repeat(5) + ARN);
        var parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        window.awaitText(id);
        window.clickText("recent-cases", id);
    }

    private static String playbook() {
        var yaml = new StringBuilder("""
            format: 1
            playbook: long
            version: 1.0.0
            title: A long one
            severity: high
            steps:
            """);
        for (var at = 1; at <= STEPS; at++) {
            var title =
                    at % 3 == 0 ? HEBREW + at : at % 3 == 1 ? ARABIC + at : ("A long title, " + at + " ").repeat(20);
            yaml.append("""
                  - id: s%d
                    phase: contain
                    title: "%s"
                    manual: "%s `%s` %s"
                """.formatted(at, title.strip(), HEBREW.repeat(4), ARN, ARABIC.repeat(4)));
            // there the run waits for somebody
            if (at == 1) yaml.append("    ask: {seen: {type: string, prompt: \"" + HEBREW + "\"}}\n");
        }
        return yaml.toString();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void isReadAndWalkedThroughWithoutAStall() {
        window.awaits("the steps", () -> window.hasFocus("steps"));
        var steps = window.fx(() -> (ListView<?>) window.node("steps"));
        assertThat(steps.getItems()).hasSize(STEPS + 1);

        var begun = System.nanoTime();
        window.press(KeyCode.END);
        window.awaits("the last step", () -> steps.getSelectionModel().getSelectedIndex() == STEPS);
        window.press(KeyCode.PAGE_UP);
        window.press(KeyCode.HOME);
        window.awaits("the first step", () -> steps.getSelectionModel().getSelectedIndex() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(STALL);

        window.press(KeyCode.CONTROL, KeyCode.N);
        window.awaits("the note", () -> window.hasFocus("note-text"));
        window.fill("note-text", HEBREW.repeat(6) + "\n\n" + ARABIC.repeat(6));
        window.awaits("the preview", () -> !window.typed("note-text").isEmpty());
        window.press(KeyCode.ESCAPE);
        assertThat(window.texts()).noneMatch(text -> text.contains("did not foresee"));
    }

    @Test
    void theAccountAndTheRegionAreNeverShortened() {
        window.awaits("the banner", () -> window.usable("banner"));
        var cut = window.fx(() -> window.node("banner").lookupAll(".banner-fact").stream()
                .map(Label.class::cast)
                .filter(label -> !label.getStyleClass().contains("mono"))
                .filter(SeenControls::isCut)
                .map(Label::getText)
                .toList());
        assertThat(cut).isEmpty();
    }
}
