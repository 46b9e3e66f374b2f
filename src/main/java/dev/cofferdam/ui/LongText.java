package dev.cofferdam.ui;

import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** Text of any length: the first lines, and the rest when it is asked for. */
public final class LongText extends VBox {
    private static final int LINES = 10;
    private static final int CHARACTERS = 800;

    public LongText(String text, String... styleClasses) {
        var first = beginning(text);
        var label = Parts.wrapped(first, styleClasses);
        label.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(label);
        if (first.length() == text.length()) return;
        label.setText(first + "…");
        var more = new Hyperlink(Words.of("value.all", text.lines().count()));
        more.setOnAction(_ -> {
            label.setText(text);
            getChildren().remove(more);
        });
        getChildren().add(more);
    }

    private static String beginning(String text) {
        var end = 0;
        for (var line = 0; line < LINES; line++) {
            var next = text.indexOf('\n', end);
            if (next < 0) return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS);
            end = next + 1;
        }
        return text.substring(0, Math.min(end - 1, CHARACTERS));
    }
}
