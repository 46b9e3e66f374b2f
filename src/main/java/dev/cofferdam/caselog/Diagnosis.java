package dev.cofferdam.caselog;

import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells what was done to a log where its chain breaks. What was chained to a record names it by its hash; so the
 * question that decides is which record the rest of the log follows.
 */
final class Diagnosis {
    private final Connection connection;
    private final Anchors anchors;
    private final long good;
    private final byte[] head;
    private final Hashes hashes = new Hashes();

    /**
     * @param good the number of the last record that holds
     * @param head its hash
     */
    Diagnosis(Connection connection, Anchors anchors, long good, byte[] head) {
        this.connection = connection;
        this.anchors = anchors;
        this.good = good;
        this.head = head;
    }

    /** @param found the row behind the last good one */
    Broken of(Inspected found) throws SQLException {
        var place = good + 1;
        var links = found.links();
        // it follows, so what is wrong is wrong with itself
        if (found.follows(place, head)) return changed(place, String.valueOf(found.fault()));
        var rightful = follower(head, place).isPresent();
        if (!found.genuine() || links == null) {
            return rightful || anchors.endAt(good)
                    ? inserted(place, place)
                    : changed(place, String.valueOf(found.fault()));
        }
        var said = links.seq();
        if (said > place) return rightful ? reordered(place, said) : missing(place, said);
        if (rightful) return inserted(place, place);
        if (said < place) return twice(found, said);
        return restFollows(found)
                ? changed(good, "it is not the one that record %d was chained to".formatted(place))
                : changed(place, "it is not chained to record " + good);
    }

    /** Two claim one number: those are genuine that the rest of the log follows. */
    private Broken twice(Inspected found, long said) throws SQLException {
        return said > 0 && restFollows(found) ? inserted(said, good) : inserted(good + 1, good + 1);
    }

    private boolean restFollows(Inspected found) throws SQLException {
        var hash = found.row().hash;
        var next = found.links() == null ? 0 : found.links().seq() + 1;
        return anchors.vouchFor(hash) || follower(hash, next).isPresent();
    }

    /** The record number {@code seq} that was chained to {@code previous}, wherever it stands now. */
    private Optional<Inspected> follower(byte[] previous, long seq) throws SQLException {
        var said = ("\"prev_hash\":\"" + HexFormat.of().formatHex(previous) + '"').getBytes(StandardCharsets.UTF_8);
        try (var statement = connection.prepareStatement(Row.SELECT + "WHERE instr(envelope, ?) > 0 ORDER BY seq")) {
            statement.setBytes(1, said);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var candidate = Inspected.of(new Row(rows), hashes);
                    if (candidate.follows(seq, previous)) return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Broken changed(long seq, String how) {
        return new Broken(seq, Damage.CHANGED, "Record %d was changed: %s.".formatted(seq, how));
    }

    private static Broken reordered(long place, long said) {
        return new Broken(
                place,
                Damage.REORDERED,
                "At place %d stands record %d, and record %d further down: the records were reordered."
                        .formatted(place, said, place));
    }

    private static Broken missing(long place, long said) {
        var which = said - place == 1
                ? "Record %d is missing".formatted(place)
                : "Records %d to %d are missing".formatted(place, said - 1);
        return new Broken(
                place, Damage.MISSING, "%s: behind record %d comes record %d.".formatted(which, place - 1, said));
    }

    private static Broken inserted(long from, long to) {
        var which = from == to
                ? "The record at place %d was put in".formatted(from)
                : "The records at places %d to %d were put in".formatted(from, to);
        return new Broken(from, Damage.INSERTED, which + ": the rest of the log does not follow from it.");
    }
}
