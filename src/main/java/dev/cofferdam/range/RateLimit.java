package dev.cofferdam.range;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets by operation and region, as AWS counts them, filled on the simulated clock, each as large as one
 * second's calls. Not thread-safe.
 */
final class RateLimit {
    private record Lane(String operation, String region) {}

    private record Bucket(double tokens, Instant at) {}

    private final Map<String, Integer> perSecond;
    private final Map<Lane, Bucket> buckets = new HashMap<>();

    RateLimit(Map<String, Integer> perSecond) {
        this.perSecond = Map.copyOf(perSecond);
    }

    /** Takes a token, if there is one. */
    boolean allows(String operation, String region, Instant now) {
        var rate = perSecond.get(operation);
        if (rate == null) return true;
        var lane = new Lane(operation, region);
        var tokens = filled(buckets.get(lane), rate, now);
        buckets.put(lane, new Bucket(tokens < 1 ? tokens : tokens - 1, now));
        return tokens >= 1;
    }

    private static double filled(@Nullable Bucket bucket, int rate, Instant now) {
        if (bucket == null) return rate;
        var seconds = Duration.between(bucket.at(), now).toMillis() / 1000.0;
        return Math.min(rate, bucket.tokens() + Math.max(0, seconds) * rate);
    }
}
