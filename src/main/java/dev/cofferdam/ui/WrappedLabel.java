package dev.cofferdam.ui;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Wraps over as many lines as it needs, in any script: see {@link ShapedText}. */
final class WrappedLabel extends Label {
    private @Nullable ShapedFlow pieces;

    WrappedLabel(String text) {
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        textProperty().subscribe(this::show);
        setText(text);
    }

    private void show(@Nullable String text) {
        if (text == null || ShapedText.wraps(text)) {
            if (pieces == null) return;
            pieces = null;
            setGraphic(null);
            setContentDisplay(ContentDisplay.LEFT);
            setClip(null);
            return;
        }
        var flow = new ShapedFlow();
        ShapedText.pieces(text).forEach(piece -> flow.getChildren().add(piece(piece)));
        pieces = flow;
        setGraphic(flow);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    private Text piece(String words) {
        var piece = new Text(words);
        piece.fontProperty().bind(fontProperty());
        piece.fillProperty().bind(textFillProperty());
        return piece;
    }

    /** A label asks its graphic for a height without telling it the width. */
    @Override
    protected double computePrefHeight(double width) {
        if (pieces == null) return super.computePrefHeight(width);
        var inside = width < 0 ? width : Math.max(0, width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + pieces.prefHeight(inside) + snappedBottomInset();
    }
}
