package dev.cofferdam.action.aws;

import dev.cofferdam.action.Limit;
import org.jspecify.annotations.Nullable;

/**
 * How much is drawn at most.
 *
 * @param nodes of the graph
 * @param depth roles that are assumed one from the other
 * @param buckets whose policies are read
 */
record Bounds(int nodes, int depth, int buckets) {
    private static final Limit NODES = new Limit("max", 10, 300, 5_000);
    private static final Limit DEPTH = new Limit("depth", 1, 2, 10);
    private static final int BUCKETS = 1_000;

    /** @throws dev.cofferdam.action.ActionException when one of them is less or more than may be */
    static Bounds of(@Nullable Integer nodes, @Nullable Integer depth) {
        return new Bounds(NODES.of(nodes), DEPTH.of(depth), BUCKETS);
    }
}
