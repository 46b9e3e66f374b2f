package dev.cofferdam.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Something that should be known, beside a sign of how grave it is. */
public final class Notice {
    private Notice() {}

    /** All of them in one place: what the change itself is must not be pushed out of sight. */
    public static HBox warnings(List<String> texts) {
        var lines = Parts.column(8);
        texts.forEach(text -> lines.getChildren().add(Parts.wrapped(SafeText.of(text))));
        return of("notice-warning", Feather.ALERT_TRIANGLE, lines);
    }

    /**
     * @param styleClass {@code notice-danger}, {@code -warning}, {@code -success}, {@code -accent} or {@code -neutral}
     */
    public static HBox of(String styleClass, Feather icon, String text) {
        return of(styleClass, icon, Parts.wrapped(text));
    }

    private static HBox of(String styleClass, Feather icon, Node words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        var box = new HBox(10, Icons.of(icon), words);
        box.getStyleClass().addAll("notice", styleClass);
        return box;
    }
}
