package dev.cofferdam.ui;

/** How large the window's text is; everything that text decides follows. */
public enum TextSize {
    NORMAL(100),
    LARGE(125),
    LARGEST(150);

    /** AtlantaFX's own size of text, in pixels. */
    private static final double BASE = 14;

    private final int percent;

    TextSize(int percent) {
        this.percent = percent;
    }

    public int percent() {
        return percent;
    }

    double pixels() {
        return BASE * percent / 100;
    }

    /** The next larger one; the largest stays. */
    public TextSize larger() {
        return switch (this) {
            case NORMAL -> LARGE;
            case LARGE, LARGEST -> LARGEST;
        };
    }

    /** The next smaller one; the smallest stays. */
    public TextSize smaller() {
        return switch (this) {
            case LARGEST -> LARGE;
            case LARGE, NORMAL -> NORMAL;
        };
    }
}
