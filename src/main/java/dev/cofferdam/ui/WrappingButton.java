package dev.cofferdam.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** A button as wide as its place, with a graphic whose text wraps: a plain button would not tell it how wide it is. */
public final class WrappingButton extends Button {
    private final Node content;

    public WrappingButton(Node content, Runnable onAction) {
        super("", content);
        this.content = content;
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(_ -> onAction.run());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        var inside = width < 0 ? width : Math.max(0, width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + content.prefHeight(inside) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
