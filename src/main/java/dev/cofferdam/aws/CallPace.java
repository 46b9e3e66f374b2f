package dev.cofferdam.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Holds calls back to what a service takes, for all steps of a session together and on the session's clock, so that the
 * range passes simulated time instead of waiting.
 *
 * <p>Calls of one operation in one region are spaced evenly. Where AWS documents a low limit ({@link CallLimit}), by
 * that, with the burst that it allows; where an operation was throttled, by what it then took: each throttled call
 * doubles the spacing, each that went through takes a tenth of it off again. When a second operation of a service is
 * throttled soon after the first, the whole service is slowed in the same way, because some limits are shared by all
 * its operations.
 *
 * <p>This is what the SDK's adaptive mode does for a client as a whole, which would slow everything that a client is
 * asked for what one operation was throttled: its documentation advises against it where one client serves several
 * resources ("AdaptiveRetryStrategy"). See docs/decisions/0011-sessions.md. Thread-safe.
 */
public final class CallPace {
    /** As {@link AwsSession#pause}. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration WIDEST = Duration.ofSeconds(5);
    private static final Duration NARROWEST = Duration.ofMillis(10);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** @param name of an operation with its service, or of a service alone */
    private record Lane(String region, String name) {}

    /** How one lane goes at the moment. */
    private static final class Flow {
        private final CallLimit documented;
        private Duration spacing;
        private Instant nextFree = Instant.MIN;
        private Instant slowedAt = Instant.MIN;

        private Flow(CallLimit documented) {
            this.documented = documented;
            this.spacing = documented.spacing();
        }

        private void slow(Instant now) {
            // several calls that were on their way at once are one piece of news
            if (!slowedAt.equals(Instant.MIN) && now.isBefore(slowedAt.plus(spacing))) return;
            slowedAt = now;
            var doubled = spacing.multipliedBy(2);
            spacing = doubled.compareTo(FIRST) < 0 ? FIRST : doubled.compareTo(WIDEST) > 0 ? WIDEST : doubled;
        }

        private void quicken() {
            var least = documented.spacing();
            var less = spacing.multipliedBy(9).dividedBy(10);
            spacing = less.compareTo(least) < 0 || less.compareTo(NARROWEST) < 0 ? least : less;
        }

        /** The turn after those that wait already. A lane that is slowed has shown that it takes no burst. */
        private Instant reserve(Instant now) {
            if (!spacing.isPositive()) return nextFree.isAfter(now) ? nextFree : now;
            var even = nextFree.isAfter(now) ? nextFree : now;
            nextFree = even.plus(spacing);
            var leeway = spacing.equals(documented.spacing()) ? documented.leeway() : Duration.ZERO;
            var turn = even.minus(leeway);
            return turn.isAfter(now) ? turn : now;
        }
    }

    /**
     * How many calls of one service are on their way at the same time. AWS counts calls a second; this keeps a fleet of
     * steps from sending all their calls in the same moment.
     */
    private static final int AT_ONCE = 16;

    /** A place among the calls that are on their way; given back by closing it. */
    interface OnItsWay extends AutoCloseable {
        @Override
        void close();
    }

    private final Clock clock;
    private final Pause pause;
    private final Map<Lane, Flow> flows = new HashMap<>();
    private final Map<String, Semaphore> onTheirWay = new ConcurrentHashMap<>();

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
        var wait = reserve(region, operation);
        if (wait.isPositive()) pause.pause(wait);
    }

    /**
     * Waits until another call of the service may be on its way.
     *
     * @throws InterruptedException when the waiting thread was interrupted
     */
    OnItsWay enter(String service) throws InterruptedException {
        var places = onTheirWay.computeIfAbsent(service, _ -> new Semaphore(AT_ONCE, true));
        places.acquire();
        return places::release;
    }

    /**
     * Takes to heart how a call went.
     *
     * @param throttled whether an attempt of it was refused as one too many
     */
    synchronized void learn(String region, String operation, boolean throttled) {
        var own = flow(region, operation);
        var all = flow(region, service(operation));
        if (!throttled) {
            own.quicken();
            all.quicken();
            return;
        }
        var now = clock.instant();
        if (anotherIsSlowed(region, operation, now)) all.slow(now);
        own.slow(now);
    }

    private boolean anotherIsSlowed(String region, String operation, Instant now) {
        var prefix = service(operation) + ":";
        return flows.entrySet().stream()
                .filter(entry -> entry.getKey().region().equals(region))
                .filter(entry -> entry.getKey().name().startsWith(prefix))
                .filter(entry -> !entry.getKey().name().equals(operation))
                .anyMatch(entry -> entry.getValue().slowedAt.isAfter(now.minus(SOON)));
    }

    private synchronized Duration reserve(String region, String operation) {
        var now = clock.instant();
        var service = flow(region, service(operation)).reserve(now);
        var turn = flow(region, operation).reserve(service);
        return Duration.between(now, turn);
    }

    private Flow flow(String region, String name) {
        return flows.computeIfAbsent(new Lane(region, name), _ -> new Flow(CallLimit.of(name)));
    }

    private static String service(String operation) {
        return operation.substring(0, operation.indexOf(':'));
    }
}
