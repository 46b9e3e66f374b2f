package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is locked.
 *
 * @param id the snapshot's
 * @param coolOffHours null: none
 * @param changed when the lock was set or changed last
 */
public record LockedSnapshot(
        String id, boolean compliance, int days, @Nullable Integer coolOffHours, Instant created, Instant changed)
        implements Resource {
    public Instant expires() {
        return created.plus(Duration.ofDays(days));
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expires());
    }

    public Instant coolsOffUntil() {
        return coolOffHours == null ? changed : changed.plus(Duration.ofHours(coolOffHours));
    }

    /** Whether nobody can take it away any more. */
    public boolean isFinal(Instant now) {
        return compliance && !now.isBefore(coolsOffUntil()) && !expired(now);
    }
}
