package dev.cofferdam.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds calls back to what a service allows, for all steps of a session together and on the session's clock, so that
 * the range passes simulated time instead of waiting.
 *
 * <p>Only limits that AWS documents as fixed and low are listed; everything else is left to the SDK's retries. Calls
 * are spaced evenly, each region for itself. Thread-safe.
 */
public final class CallPace {
    /** As {@link AwsSession#pause}. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    /** Source: CloudTrail API Reference, LookupEvents: "two per second, per account, per Region". */
    private static final Map<String, Duration> SPACING = Map.of("cloudtrail:LookupEvents", Duration.ofMillis(500));

    private record Lane(String region, String operation) {}

    private final Clock clock;
    private final Pause pause;
    private final Map<Lane, Instant> nextFree = new HashMap<>();

    public CallPace(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns when the call may leave.
     *
     * @param operation with its service, as in IAM: {@code cloudtrail:LookupEvents}
     * @throws InterruptedException when the waiting thread was interrupted; the call's turn is lost
     */
    void await(String region, String operation) throws InterruptedException {
        var spacing = SPACING.get(operation);
        if (spacing == null) return;
        var wait = reserve(new Lane(region, operation), spacing);
        if (wait.isPositive()) pause.pause(wait);
    }

    private synchronized Duration reserve(Lane lane, Duration spacing) {
        var now = clock.instant();
        var free = nextFree.getOrDefault(lane, now);
        var turn = free.isAfter(now) ? free : now;
        nextFree.put(lane, turn.plus(spacing));
        return Duration.between(now, turn);
    }
}
