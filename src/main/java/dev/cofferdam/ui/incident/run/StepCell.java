package dev.cofferdam.ui.incident.run;

import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A phase's heading, or a step with its state as icon and word. */
final class StepCell extends ListCell<StepRow> {
    private static final double INDENT = 16;

    StepCell() {
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable StepRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("heading-cell", "next-cell");
        setAccessibleText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case StepRow.Heading(var phase) -> {
                getStyleClass().add("heading-cell");
                setGraphic(Parts.label(PhaseWords.of(phase), "overline"));
            }
            case StepRow.Line line -> show(line);
        }
    }

    /** A cell asks its graphic for a height without telling it the width, which is too low for a title that wraps. */
    @Override
    protected double computePrefHeight(double width) {
        var graphic = getGraphic();
        if (graphic == null) return super.computePrefHeight(width);
        var inside = Math.max(0, width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + graphic.prefHeight(inside) + snappedBottomInset();
    }

    private void show(StepRow.Line line) {
        var view = line.view();
        var sign = StateSign.of(view.state());
        var title = Parts.wrapped(SafeText.line(view.title()), "step-name");
        var word = Parts.row(8, Parts.label(sign.word(), "small", sign.styleClass()));
        if (line.next()) {
            getStyleClass().add("next-cell");
            word.getChildren().add(Badges.badge(Words.of("incident.next"), "badge-accent"));
        }
        var text = Parts.column(2, title, word);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var box = new HBox(10, sign.node(), text);
        box.setAlignment(Pos.TOP_LEFT);
        box.setPadding(new Insets(0, 0, 0, INDENT * Math.min(view.depth(), 6)));
        setGraphic(box);
        var name = SafeText.line(view.title());
        setAccessibleText(
                line.next()
                        ? Words.of("incident.step.accessible.next", name, sign.word())
                        : Words.of("incident.step.accessible", name, sign.word()));
    }
}
