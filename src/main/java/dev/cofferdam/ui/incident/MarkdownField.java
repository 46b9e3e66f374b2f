package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Folded;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where Markdown is typed, and below it what will be read. */
final class MarkdownField extends VBox {
    private final TextArea area = new TextArea();

    /** @param preview of what is typed */
    MarkdownField(StringProperty text, int rows, Function<String, Region> preview) {
        this(text, rows, preview, new SimpleObjectProperty<>(""));
    }

    /** @param other changes whenever the preview may look different for the same text */
    MarkdownField(StringProperty text, int rows, Function<String, Region> preview, ObservableValue<?> other) {
        super(6);
        area.textProperty().bindBidirectional(text);
        area.setPrefRowCount(rows);
        area.setWrapText(true);
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
        getChildren().addAll(area, shown);
    }

    /** Between what is typed and what will be read. */
    void underArea(Node node) {
        getChildren().add(1, node);
    }

    TextArea area() {
        return area;
    }
}
