package dev.cofferdam.ui.incident.step;

import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;

/** A document before and after, as lines that go and come. The signs tell them apart without colour. */
final class DiffView extends VBox {
    DiffView(JsonNode before, JsonNode after) {
        getStyleClass().add("diff");
        LineDiff.of(before, after).stream().map(DiffView::line).forEach(getChildren()::add);
    }

    private static Node line(LineDiff.Line line) {
        return switch (line) {
            case LineDiff.Line.Removed(var text) -> line("− ", text, Words.of("diff.removed", text), "diff-removed");
            case LineDiff.Line.Added(var text) -> line("+ ", text, Words.of("diff.added", text), "diff-added");
            case LineDiff.Line.Same(var text) -> line("  ", text, Words.of("diff.same", text), "diff-same");
            case LineDiff.Line.Gap(var lines) -> Parts.wrapped("⋯ " + Words.of("diff.gap", lines), "diff-gap", "small");
        };
    }

    private static Node line(String sign, String text, String said, String styleClass) {
        var label = Parts.wrapped(sign + text, "mono", "diff-line", styleClass);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAccessibleText(said);
        return label;
    }
}
