package dev.cofferdam.range;

import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with calls of an operation; until it is told otherwise, with every call.
 *
 * @param operation {@code ec2:CreateSnapshot}, or {@code ec2:*}: every operation, each counted for itself
 * @param from the first call that it hits, counted from 1 since the fault was switched on; null: 1
 * @param times how many calls in a row; null: for ever
 * @param probability that it hits such a call, from 0 to 1; null: 1
 * @param seed of the dice; null: 0
 * @param latency for {@link Kind#LATENCY} and {@link Kind#STALE}; null: two seconds
 */
public record Fault(
        String operation,
        Kind kind,
        @Nullable Integer from,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Long seed,
        @Nullable Duration latency) {

    public enum Kind {
        /** Refused with the service's own throttling code. */
        THROTTLE,
        /** Answered late. */
        LATENCY,
        /** Refused as if the responder's role had no such permission. */
        DENY,
        /** Refused because the responder's temporary credentials have expired. */
        EXPIRE,
        /** The connection breaks before the service has seen the call. */
        RESET_BEFORE,
        /** The connection breaks after the call took effect, so that the answer is lost. */
        RESET_AFTER,
        /** The change takes effect, and reads of the service show it later only. */
        STALE
    }

    public Fault {
        if (!operation.matches("[a-z0-9-]+:([A-Za-z0-9]+|\\*)")) {
            throw new IllegalArgumentException("not an operation: " + operation + " (as ec2:CreateSnapshot or ec2:*)");
        }
    }

    public static Fault of(Kind kind, String operation) {
        return new Fault(operation, kind, null, null, null, null, null);
    }

    /** From the {@code first} call on, for {@code count} calls. */
    public Fault onCalls(int first, int count) {
        return new Fault(operation, kind, first, count, probability, seed, latency);
    }

    /** On the {@code nth} call only. */
    public Fault onCall(int nth) {
        return onCalls(nth, 1);
    }

    public Fault withProbability(double share, long dice) {
        return new Fault(operation, kind, from, times, share, dice, latency);
    }

    public Fault taking(Duration time) {
        return new Fault(operation, kind, from, times, probability, seed, time);
    }

    /** How long it takes. */
    public Duration delay() {
        return latency == null ? Duration.ofSeconds(2) : latency;
    }

    /** @param nth which call of the operation it is since the fault was switched on, from 1 */
    public boolean hits(String called, long nth) {
        var first = from == null ? 1 : from;
        var named = operation.equals(called)
                || (operation.endsWith(":*") && called.startsWith(operation.substring(0, operation.length() - 1)));
        return named && nth >= first && (times == null || nth < first + (long) times) && diceSay(called, nth);
    }

    private boolean diceSay(String called, long nth) {
        if (probability == null) return true;
        var dice = new SplittableRandom((seed == null ? 0 : seed) * 31 + called.hashCode() * 17L + nth);
        return dice.nextDouble() < probability;
    }
}
