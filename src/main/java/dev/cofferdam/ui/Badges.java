package dev.cofferdam.ui;

import dev.cofferdam.action.Risk;
import dev.cofferdam.caselog.Mode;
import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** Small coloured words. The word says it; the colour only helps. */
public final class Badges {
    private Badges() {}

    public static Label mode(Mode mode) {
        return badge(
                word(mode),
                switch (mode) {
                    case LIVE -> "badge-live";
                    case EXERCISE -> "badge-exercise";
                });
    }

    public static String word(Mode mode) {
        return switch (mode) {
            case LIVE -> Words.of("mode.live");
            case EXERCISE -> Words.of("mode.exercise");
        };
    }

    /** An empty one where nobody has said how bad it is. */
    public static Label severity(@Nullable String severity) {
        if (severity == null) {
            var none = badge("");
            Parts.present(none, false);
            return none;
        }
        return badge(
                severity.toUpperCase(Locale.ROOT),
                switch (severity) {
                    case "critical", "high" -> "badge-danger";
                    case "medium" -> "badge-warning";
                    default -> "badge-neutral";
                });
    }

    public static Label risk(Risk risk) {
        return switch (risk) {
            case READ -> badge(Words.of("risk.read"), "badge-neutral");
            case REVERSIBLE -> badge(Words.of("risk.reversible"), "badge-accent");
            case DISRUPTIVE -> badge(Words.of("risk.disruptive"), "badge-warning");
            case DESTRUCTIVE -> badge(Words.of("risk.destructive"), "badge-danger");
        };
    }

    public static String explained(Risk risk) {
        return switch (risk) {
            case READ -> Words.of("risk.read.text");
            case REVERSIBLE -> Words.of("risk.reversible.text");
            case DISRUPTIVE -> Words.of("risk.disruptive.text");
            case DESTRUCTIVE -> Words.of("risk.destructive.text");
        };
    }

    public static Label badge(String text, String... styleClasses) {
        var label = Parts.label(text, styleClasses);
        label.getStyleClass().add("badge");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }
}
