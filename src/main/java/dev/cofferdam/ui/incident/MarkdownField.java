package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Folded;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Where Markdown is typed, and below it what will be read. */
final class MarkdownField extends VBox {
    private final TextArea area;
    private final StackPane below = new StackPane();

    /** @param preview of what is typed */
    MarkdownField(StringProperty text, int rows, Function<String, Region> preview) {
        this(text, rows, preview, new SimpleObjectProperty<>(""));
    }

    /** @param other changes whenever the preview may look different for the same text */
    MarkdownField(StringProperty text, int rows, Function<String, Region> preview, ObservableValue<?> other) {
        super(6);
        area = Parts.textArea(rows);
        area.textProperty().bindBidirectional(text);
        var read = new VBox();
        read.getStyleClass().add("markdown-preview");
        var shown = Parts.column(4, Parts.label(Words.of("markdown.preview"), "muted", "small"), read);
        Runnable show = () -> {
            Parts.present(shown, !text.get().isBlank());
            read.getChildren().setAll(new Folded(preview.apply(text.get()), 240));
        };
        show.run();
        text.subscribe(show);
        other.subscribe(show);
        below.setAlignment(Pos.TOP_LEFT);
        below.getChildren().add(shown);
        getChildren().addAll(area, below);
    }

    /** Shows {@code node} over what will be read, and takes the room for both, so that nothing moves when it comes. */
    void overPreview(Node node, double height) {
        StackPane.setAlignment(node, Pos.TOP_LEFT);
        below.getChildren().add(node);
        below.setMinHeight(height);
    }

    TextArea area() {
        return area;
    }
}
