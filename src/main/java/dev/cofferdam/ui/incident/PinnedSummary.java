package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.MarkdownView;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The summary of the case: its first line, and all of it when it is opened. Takes no place where there is none. */
final class PinnedSummary extends VBox {
    private final Button line = new Button("", Icons.of(Feather.BOOKMARK));
    private final ScrollPane all = new ScrollPane();
    private boolean open;
    private String markdown = "";

    PinnedSummary(ObservableValue<Optional<String>> summary) {
        super(4);
        getStyleClass().add("pinned-summary");
        line.setId("pinned-summary");
        line.getStyleClass().addAll("flat", "pinned-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinWidth(0);
        line.setMnemonicParsing(false);
        line.setOnAction(_ -> {
            open = !open;
            show();
        });
        HBox.setHgrow(line, Priority.ALWAYS);
        all.setFitToWidth(true);
        all.getStyleClass().add("edge-to-edge");
        all.getStyleClass().add("pinned-all");
        getChildren().addAll(line, all);
        summary.subscribe(now -> {
            markdown = now.orElse("");
            show();
        });
    }

    private void show() {
        Parts.present(this, !markdown.isEmpty());
        var first = SafeText.line(firstLine(markdown));
        line.setText(open ? Words.of("summary.close") : first);
        line.setAccessibleText(Words.of("summary.accessible", first));
        line.setTooltip(Parts.tooltip(open ? Words.of("summary.close") : Words.of("summary.open")));
        Parts.present(all, open);
        if (open) all.setContent(new MarkdownView(markdown));
    }

    /** Without what makes it a heading, an item or bold. */
    static String firstLine(String markdown) {
        return markdown.lines()
                .map(line -> line.strip()
                        .replaceAll("^(#{1,6}|[-*+>]|\\d+[.)])\\s+", "")
                        .replaceAll("[*`]{1,3}", ""))
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
