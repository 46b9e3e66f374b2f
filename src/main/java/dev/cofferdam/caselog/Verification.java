package dev.cofferdam.caselog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checking a case found.
 *
 * @param records how many records were read and found good, up to the first bad one
 * @param head the hash of the last good record, lower-case hex
 * @param checkpointSize how many records the last checkpoint vouches for, 0 without one
 * @param broken the first bad record; null when the chain holds
 * @param evidence evidence files that are missing or no longer what was recorded
 * @param guards what keeps the log append-only or vouches for its end, and was taken away: triggers, {@code case.tip}
 */
public record Verification(
        long records,
        String head,
        long checkpointSize,
        @Nullable Broken broken,
        List<String> evidence,
        List<String> guards) {

    public enum Damage {
        /** A record, or what stands beside it, is not what was written. */
        CHANGED,
        /** A record that was there is gone. */
        MISSING,
        /** Records stand in another order. */
        REORDERED,
        /** A record was put in that is not part of the chain. */
        INSERTED,
        /** The log ends before a checkpoint or the tip says. */
        TRUNCATED,
        /** It is no case log, or cannot be read. */
        UNREADABLE
    }

    /**
     * Where the chain breaks first.
     *
     * @param seq the record's place, from 1; 0 when there is no telling
     * @param message one sentence for a person
     */
    public record Broken(long seq, Damage damage, String message) {}

    public boolean good() {
        return broken == null && evidence.isEmpty() && guards.isEmpty();
    }
}
