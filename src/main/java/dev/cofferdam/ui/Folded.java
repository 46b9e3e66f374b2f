package dev.cofferdam.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The beginning of something long, and all of it when it is asked for. What is short is shown as it is. */
public final class Folded extends Pane {
    /** What would save less than this is not folded. */
    private static final double WORTH_IT = 60;

    private final Region content;
    private final double limit;
    private final Rectangle clip = new Rectangle();
    private final Hyperlink more = new Hyperlink(Words.of("fold.open"));
    private boolean open;

    public Folded(Region content, double limit) {
        this.content = content;
        this.limit = limit;
        getChildren().addAll(content, more);
        more.setOnAction(_ -> {
            open = !open;
            more.setText(open ? Words.of("fold.close") : Words.of("fold.open"));
            requestLayout();
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        var natural = content.prefHeight(width);
        if (!isLong(natural)) return natural;
        return (open ? natural : limit) + more.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var natural = content.prefHeight(getWidth());
        content.resizeRelocate(0, 0, getWidth(), natural);
        var folded = isLong(natural) && !open;
        clip.setWidth(getWidth());
        clip.setHeight(limit);
        content.setClip(folded ? clip : null);
        more.setVisible(isLong(natural));
        more.resizeRelocate(0, folded ? limit : natural, more.prefWidth(-1), more.prefHeight(-1));
    }

    private boolean isLong(double natural) {
        return natural > limit + WORTH_IT;
    }
}
