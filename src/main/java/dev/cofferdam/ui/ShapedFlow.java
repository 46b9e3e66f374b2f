package dev.cofferdam.ui;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Never narrower than the widest of its pieces, which therefore is never broken: see {@link ShapedText}. */
final class ShapedFlow extends TextFlow {
    @Override
    protected double computeMinWidth(double height) {
        return Math.max(super.computeMinWidth(height), widest());
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? width : Math.max(width, computeMinWidth(-1)));
    }

    private double widest() {
        var inside = getManagedChildren().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(piece -> !ShapedText.wraps(piece.getText()))
                .mapToDouble(ShapedFlow::width)
                .max();
        return inside.isEmpty() ? 0 : Math.ceil(inside.getAsDouble()) + 1 + snappedLeftInset() + snappedRightInset();
    }

    /** By itself: in the flow it is laid out together with the others. */
    private static double width(Text piece) {
        var alone = new Text(piece.getText());
        alone.setFont(piece.getFont());
        return alone.getLayoutBounds().getWidth();
    }
}
