package dev.cofferdam.ui;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** Asks for some words that go into the log: a reason, a note. */
public final class ReasonPrompt extends OverlayBox {
    public ReasonPrompt(String title, String text, String agree, Surround window, Consumer<String> use) {
        super(title, window, 560);
        var words = Parts.textArea(4);
        words.setId("prompt-text");
        var agreed = Parts.button(
                agree,
                Feather.CHECK,
                () -> {
                    window.hideOverlay();
                    use.accept(words.getText());
                },
                "accent");
        agreed.setId("prompt-agree");
        agreed.disableProperty().bind(words.textProperty().map(String::isBlank));
        words.setOnKeyPressed(event -> {
            if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(event)) {
                agreed.fire();
                event.consume();
            }
        });
        var label = new Label(text);
        content(InputForm.labelled(label, words, Parts.wrapped(Words.of("prompt.keys"), "muted", "small")));
        buttons(Parts.button(Words.of("prompt.cancel"), Feather.X, window::hideOverlay), agreed);
        focusFirst(words);
    }
}
