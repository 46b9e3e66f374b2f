package dev.cofferdam.ui.incident.timeline;

/** A row that is to be scrolled to. Each one is a wish of its own, so none is equal to another. */
final class RowTarget {
    private final int row;
    private final boolean chosen;

    RowTarget(int row, boolean chosen) {
        this.row = row;
        this.chosen = chosen;
    }

    int row() {
        return row;
    }

    /** Whether it is to be selected: somebody asked for this one. */
    boolean isChosen() {
        return chosen;
    }
}
