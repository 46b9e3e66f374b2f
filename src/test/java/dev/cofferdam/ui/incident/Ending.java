package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.Validity;
import java.time.Instant;
import java.util.Optional;

/** A session's credentials that end at a time. */
final class Ending implements Validity {
    private Instant until;

    Ending(Instant until) {
        this.until = until;
    }

    void renewedUntil(Instant later) {
        until = later;
    }

    @Override
    public Optional<Instant> until() {
        return Optional.of(until);
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public boolean isDue() {
        return false;
    }

    @Override
    public boolean renew(long seen) {
        return false;
    }
}
