package dev.cofferdam.caselog;

import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What stands beside the chain and vouches for it: the checkpoints in the database, and the tip in a file of its own. A
 * chain alone says nothing of records that are missing at its end, nor of one that was written anew as a whole.
 */
final class Anchors {
    private final Connection connection;
    private final Optional<Tip> tip;

    /** @param tip as it was read before the connection's view of the log began */
    Anchors(Connection connection, Optional<Tip> tip) {
        this.connection = connection;
        this.tip = tip;
    }

    long lastCheckpoint() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(size), 0) FROM checkpoint")) {
            return row.getLong(1);
        }
    }

    /** Whether the tip says that nothing was ever written behind this record. */
    boolean endAt(long seq) {
        return tip.isPresent() && tip.get().size() == seq;
    }

    boolean vouchFor(byte[] hash) throws SQLException {
        if (tip.isPresent() && tip.get().head().equals(HexFormat.of().formatHex(hash))) return true;
        try (var statement = connection.prepareStatement("SELECT 1 FROM checkpoint WHERE head = ?")) {
            statement.setBytes(1, hash);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Whether a chain that holds in itself is at least as long as each of them says, and the same up to there.
     *
     * @param records how many there are
     */
    Optional<Broken> contradict(long records) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    SELECT c.size, c.made_at,
                        (SELECT coalesce(max(size), 0) FROM checkpoint WHERE size < c.size) AS good
                    FROM checkpoint c LEFT JOIN record r ON r.seq = c.size
                    WHERE r.hash IS NULL OR r.hash <> c.head
                    ORDER BY c.size LIMIT 1
                    """)) {
            if (rows.next()) {
                var size = rows.getLong(1);
                var who = "the checkpoint of " + rows.getString(2);
                return Optional.of(size > records ? cutOff(records, size, who) : anew(rows.getLong(3), size, who));
            }
        }
        if (tip.isEmpty() || tip.get().size() == 0) return Optional.empty();
        var size = tip.get().size();
        if (size > records) return Optional.of(cutOff(records, size, TipFile.NAME));
        return tip.get().head().equals(hash(size))
                ? Optional.empty()
                : Optional.of(anew(lastCheckpointUpTo(size), size, TipFile.NAME));
    }

    private static Broken cutOff(long records, long size, String who) {
        return new Broken(
                records + 1,
                Damage.TRUNCATED,
                "The log ends at record %d, but %s vouches for %d: the end was cut off.".formatted(records, who, size));
    }

    private static Broken anew(long last, long size, String who) {
        return new Broken(
                size,
                Damage.CHANGED,
                "Record %d is not the one that %s vouches for: from some record behind number %d on, the log was written anew."
                        .formatted(size, who, last));
    }

    private String hash(long seq) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT hash FROM record WHERE seq = ?")) {
            statement.setLong(1, seq);
            try (var row = statement.executeQuery()) {
                return row.next() ? HexFormat.of().formatHex(row.getBytes(1)) : "";
            }
        }
    }

    private long lastCheckpointUpTo(long seq) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT coalesce(max(size), 0) FROM checkpoint WHERE size <= ?")) {
            statement.setLong(1, seq);
            try (var row = statement.executeQuery()) {
                return row.getLong(1);
            }
        }
    }
}
