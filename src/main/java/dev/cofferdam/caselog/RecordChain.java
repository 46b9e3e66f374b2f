package dev.cofferdam.caselog;

import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the chain of records that come one by one, outside of a case or out of it. Keeps none of them, but for what
 * they say of evidence files. Not thread-safe.
 */
public final class RecordChain {
    private final Hashes hashes = new Hashes();
    private final Set<EvidenceRef> evidence = new LinkedHashSet<>();
    private long records;
    private byte[] head = Hashes.ZERO;

    /** Takes the next record. What is wrong with it; empty when it follows the one before. */
    public Optional<Broken> add(StoredRecord next) {
        var found = Inspected.outside(next, hashes);
        var place = records + 1;
        var fault = found.fault();
        if (fault != null) return broken(Damage.CHANGED, "Record %d was changed: %s.".formatted(place, fault));
        if (!found.follows(place, head)) return astray(found, place);
        follow(found);
        return Optional.empty();
    }

    private static Optional<Broken> astray(Inspected found, long place) {
        var said = found.links() == null ? 0 : found.links().seq();
        if (said == place)
            return broken(
                    place,
                    Damage.CHANGED,
                    "Record %d is not chained to the one before it: one of the two was changed.".formatted(place));
        return said > place
                ? broken(
                        place,
                        Damage.MISSING,
                        "At place %d stands record %d: records are missing, or in another order."
                                .formatted(place, said))
                : broken(place, Damage.INSERTED, "At place %d stands record %d once more.".formatted(place, said));
    }

    private Optional<Broken> broken(Damage damage, String message) {
        return broken(records + 1, damage, message);
    }

    private static Optional<Broken> broken(long place, Damage damage, String message) {
        return Optional.of(new Broken(place, damage, message));
    }

    /** A record that was found to follow. */
    void follow(Inspected next) {
        records++;
        head = next.row().hash;
        var item = next.links() == null ? null : next.links().evidence();
        if (item != null && EvidenceFiles.holds(item))
            evidence.add(new EvidenceRef(item.sha256(), item.size(), item.location(), EvidenceRef.Custody.COLLECTED));
    }

    /** Whether this one comes next. */
    boolean isFollowedBy(Inspected next) {
        return next.fault() == null && next.follows(records + 1, head);
    }

    /** How many there were that follow one another. */
    public long records() {
        return records;
    }

    /** The hash of the last of them, lower-case hex; 64 zeros before the first. */
    public String head() {
        return HexFormat.of().formatHex(head);
    }

    byte[] headBytes() {
        return head.clone();
    }

    /** The evidence that they speak of and that the case itself keeps. */
    public Set<EvidenceRef> evidence() {
        return Collections.unmodifiableSet(evidence);
    }
}
