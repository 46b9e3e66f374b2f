package dev.cofferdam.range.world;

import java.util.SplittableRandom;

/** Ids as AWS makes them, from a seed and a count that are saved with the state. Not thread-safe. */
public final class Ids {
    private final long seed;
    private long count;

    public Ids(long seed, long count) {
        this.seed = seed;
        this.count = count;
    }

    public long count() {
        return count;
    }

    public Ids copy() {
        return new Ids(seed, count);
    }

    /** As {@code sg-0123456789abcdef0}. */
    public String resource(String prefix) {
        return prefix + "-0" + hex(16);
    }

    /** As in request ids and event ids. */
    public String uuid() {
        var hex = hex(32);
        return "%s-%s-4%s-a%s-%s"
                .formatted(
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(13, 16),
                        hex.substring(17, 20),
                        hex.substring(20));
    }

    /** From 0 to {@code bound} - 1. */
    public int below(int bound) {
        return next().nextInt(bound);
    }

    private String hex(int digits) {
        var random = next();
        var text = new StringBuilder(digits);
        while (text.length() < digits) text.append(Integer.toHexString(random.nextInt(16)));
        return text.toString();
    }

    private SplittableRandom next() {
        return new SplittableRandom(seed * 31 + count++);
    }
}
