package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Folded;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where Markdown is typed, and below it what will be read. */
final class MarkdownField extends VBox {
    private final TextArea area = new TextArea();

    /** @param preview of what is typed */
    MarkdownField(StringProperty text, int rows, Function<String, Region> preview) {
        super(6);
        area.textProperty().bindBidirectional(text);
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        var read = new VBox();
        read.getStyleClass().add("markdown-preview");
        var shown = Parts.column(4, Parts.label(Words.of("markdown.preview"), "muted", "small"), read);
        text.subscribe(now -> {
            Parts.present(shown, !now.isBlank());
            read.getChildren().setAll(new Folded(preview.apply(now), 240));
        });
        getChildren().addAll(area, shown);
    }

    TextArea area() {
        return area;
    }
}
