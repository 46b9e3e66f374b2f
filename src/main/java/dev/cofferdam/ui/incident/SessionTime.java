package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.Validity;
import dev.cofferdam.ui.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a session is good for, in words.
 *
 * @param soon whether somebody should know
 */
record SessionTime(String text, boolean soon) {
    /** Empty for a session that does not end. */
    static Optional<SessionTime> of(Validity validity, Instant now) {
        return validity.until().map(until -> {
            var left = Duration.between(now, until);
            if (!left.isPositive()) return new SessionTime(Words.of("banner.session.ended"), true);
            return left.compareTo(Validity.WARNING) <= 0
                    ? new SessionTime(Words.of("banner.session.soon", Elapsed.of(left)), true)
                    : new SessionTime(Words.of("banner.session", Elapsed.of(left)), false);
        });
    }
}
