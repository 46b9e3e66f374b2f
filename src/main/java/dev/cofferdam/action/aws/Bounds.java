package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionException;
import org.jspecify.annotations.Nullable;

/**
 * How much is drawn at most.
 *
 * @param nodes of the graph
 * @param depth roles that are assumed one from the other
 * @param buckets whose policies are read
 */
record Bounds(int nodes, int depth, int buckets) {
    private static final int USUAL_NODES = 300;
    private static final int MOST_NODES = 5_000;
    private static final int USUAL_DEPTH = 2;
    private static final int MOST_DEPTH = 10;
    private static final int BUCKETS = 1_000;

    static Bounds of(@Nullable Integer nodes, @Nullable Integer depth) {
        return new Bounds(
                within("max", nodes, USUAL_NODES, 10, MOST_NODES),
                within("depth", depth, USUAL_DEPTH, 1, MOST_DEPTH),
                BUCKETS);
    }

    private static int within(String name, @Nullable Integer given, int usual, int least, int most) {
        if (given == null || given == 0) return usual;
        if (given >= least && given <= most) return given;
        throw new ActionException("InvalidInput", "%s is from %d to %,d, not %,d.".formatted(name, least, most, given));
    }
}
