package dev.cofferdam.action;

import org.jspecify.annotations.Nullable;

/**
 * How many of something a step reads: what it was given, or what is usual.
 *
 * @param most what it may be given
 */
public record Limit(int usual, int most) {
    /**
     * @param max as an input has it; 0 stands for not given, too
     * @throws ActionException when it is more than may be
     */
    public int of(@Nullable Integer max) {
        if (max == null || max == 0) return usual;
        if (max > 0 && max <= most) return max;
        throw new ActionException("InvalidInput", "max is from 1 to %,d, not %,d.".formatted(most, max));
    }
}
