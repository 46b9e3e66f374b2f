package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.Validity;
import dev.cofferdam.ui.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a session is good for, in words.
 *
 * @param brief for where there is little room
 * @param text what that means
 * @param ends whether it ends at all
 * @param soon whether somebody should know
 */
record SessionTime(String brief, String text, boolean ends, boolean soon) {
    static SessionTime of(Validity validity, Instant now) {
        return validity.until()
                .map(until -> left(Duration.between(now, until)))
                .orElseGet(() ->
                        new SessionTime(Words.of("session.endless"), Words.of("banner.session.endless"), false, false));
    }

    private static SessionTime left(Duration left) {
        if (!left.isPositive())
            return new SessionTime(Words.of("session.ended"), Words.of("banner.session.ended"), true, true);
        var time = words(left);
        var soon = left.compareTo(Validity.WARNING) <= 0;
        var text = soon ? Words.of("banner.session.soon", time) : Words.of("banner.session", time);
        return new SessionTime(Words.of("session.left", time), text, true, soon);
    }

    /** Whole minutes: a second more or less is nothing that anybody plans by, until the last of them. */
    private static String words(Duration left) {
        if (left.toMinutes() == 0) return Words.of("session.seconds", Math.max(1, left.toSeconds()));
        return left.toHours() == 0
                ? Words.of("session.minutes", left.toMinutes())
                : Words.of("session.hours", left.toHours(), left.toMinutesPart());
    }
}
