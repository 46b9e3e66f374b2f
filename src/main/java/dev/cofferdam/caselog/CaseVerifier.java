package dev.cofferdam.caselog;

import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks a case: the chain of its records, its checkpoints, its evidence. Reads only, in constant memory (but for the
 * names of the evidence files), and works while the case is written. What it finds is told, whatever was done to the
 * file; it throws only where there is no case.
 */
public final class CaseVerifier {
    private static final HexFormat HEX = HexFormat.of();

    private final Hashes hashes = new Hashes();

    /** Checks the case in a folder. */
    public Verification verify(Path caseFolder) {
        try (var connection = Database.readOnly(caseFolder)) {
            // one view of the log, whatever is appended meanwhile
            connection.setAutoCommit(false);
            var chain = new Chain(connection);
            var broken = chain.check();
            var checkpoint = lastCheckpoint(connection);
            if (broken == null) broken = checkpoints(connection, chain);
            return new Verification(
                    chain.good, HEX.formatHex(chain.head), checkpoint, broken, evidence(caseFolder, chain.evidence));
        } catch (SQLException e) {
            return unreadable(e.getMessage());
        } catch (IOException e) {
            return unreadable(e.getMessage());
        }
    }

    private static Verification unreadable(@Nullable String why) {
        var broken = new Broken(0, Damage.UNREADABLE, "The case log cannot be read: " + why);
        return new Verification(0, HEX.formatHex(Hashes.ZERO), 0, broken, List.of());
    }

    private static long lastCheckpoint(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(size), 0) FROM checkpoint")) {
            return row.getLong(1);
        }
    }

    /** The log must be at least as long as each checkpoint says, and be the same log up to there. */
    private static @Nullable Broken checkpoints(Connection connection, Chain chain) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    SELECT c.size, c.made_at, r.hash = c.head
                    FROM checkpoint c LEFT JOIN record r ON r.seq = c.size
                    WHERE r.hash IS NULL OR r.hash <> c.head
                    ORDER BY c.size LIMIT 1
                    """)) {
            if (!rows.next()) return null;
            var size = rows.getLong(1);
            if (size > chain.good) {
                return new Broken(
                        chain.good + 1,
                        Damage.TRUNCATED,
                        "The log ends at record %d, but the checkpoint of %s vouches for %d: the end was cut off."
                                .formatted(chain.good, rows.getString(2), size));
            }
            return new Broken(
                    size,
                    Damage.CHANGED,
                    "Record %d is not the one that the checkpoint of %s vouches for: the log was written anew."
                            .formatted(size, rows.getString(2)));
        }
    }

    private static List<String> evidence(Path folder, Set<EvidenceRef> referenced) throws IOException {
        var problems = new ArrayList<String>();
        for (var item : referenced) {
            var file = folder.resolve(EvidenceFiles.FOLDER).resolve(item.sha256());
            if (!Files.isRegularFile(file)) {
                problems.add("Evidence " + item.sha256() + " is missing.");
            } else if (Files.size(file) != item.size()) {
                problems.add("Evidence %s has %d bytes instead of %d."
                        .formatted(item.sha256(), Files.size(file), item.size()));
            } else if (!sha256(file).equals(item.sha256())) {
                problems.add("Evidence " + item.sha256() + " was changed: its SHA-256 is " + sha256(file) + ".");
            }
        }
        return problems;
    }

    private static String sha256(Path file) throws IOException {
        var digest = Hashes.sha256();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        }
        return HEX.formatHex(digest.digest());
    }

    /** One pass over the records. */
    private final class Chain {
        private final Connection connection;
        private final Set<EvidenceRef> evidence = new HashSet<>();
        private long good;
        private byte[] head = Hashes.ZERO;
        private byte[] beforeHead = Hashes.ZERO;

        Chain(Connection connection) {
            this.connection = connection;
        }

        @Nullable
        Broken check() throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(1_000);
                try (var rows = statement.executeQuery(
                        "SELECT seq, type, run_id, step_id, event_time, envelope, body, salt, hash FROM record ORDER"
                                + " BY seq")) {
                    while (rows.next()) {
                        var broken = check(rows);
                        if (broken != null) return broken;
                    }
                }
            }
            return null;
        }

        private @Nullable Broken check(ResultSet row) throws SQLException {
            var expected = good + 1;
            var envelope = bytes(row, 6);
            var hash = bytes(row, 9);
            JsonNode json;
            byte[] previous;
            try {
                json = Json.MAPPER.readTree(envelope);
                previous = HEX.parseHex(json.path("prev_hash").asString(""));
            } catch (JacksonException | IllegalArgumentException e) {
                return changed(expected, "what stands there is no record");
            }
            if (previous.length != 32 || !Arrays.equals(hash, hashes.ofRecord(previous, envelope))) {
                return changed(expected, "its hash does not fit what it says");
            }
            if (!json.path("data_hash")
                    .asString("")
                    .equals(HEX.formatHex(hashes.ofData(bytes(row, 8), bytes(row, 7))))) {
                return changed(expected, "its body is not the one that was recorded");
            }
            var misplaced = place(json, row.getLong(1), previous, expected);
            if (misplaced != null) return misplaced;
            var column = disagreeing(row, json);
            if (column.isPresent())
                return changed(expected, "the column " + column.get() + " does not say what the record says");
            collect(json);
            good = expected;
            beforeHead = head;
            head = hash;
            return null;
        }

        private @Nullable Broken place(JsonNode json, long seq, byte[] previous, long expected) throws SQLException {
            var said = json.path("seq").asLong(-1);
            if (said == expected && seq == expected && Arrays.equals(previous, head)) return null;
            // it follows the one before the last: so the last does not belong
            if (good > 0 && Arrays.equals(previous, beforeHead) && said <= expected) {
                return new Broken(
                        good,
                        Damage.INSERTED,
                        "Record %d was put in: the one behind it follows the one before it.".formatted(good));
            }
            if (said > expected || seq > expected) {
                return isElsewhere(expected)
                        ? new Broken(
                                expected,
                                Damage.REORDERED,
                                "At place %d stands record %d: the records were reordered.".formatted(expected, said))
                        : new Broken(
                                expected,
                                Damage.MISSING,
                                "Record %d is missing: behind record %d comes record %d."
                                        .formatted(expected, good, said));
            }
            if (said < expected) {
                return new Broken(
                        expected,
                        Damage.REORDERED,
                        "At place %d stands record %d: the records were reordered.".formatted(expected, said));
            }
            return new Broken(
                    good,
                    Damage.CHANGED,
                    "Record %d is not the one that record %d was chained to: it was replaced."
                            .formatted(good, expected));
        }

        private boolean isElsewhere(long wanted) throws SQLException {
            try (var statement = connection.prepareStatement(
                    "SELECT 1 FROM record WHERE json_valid(CAST(envelope AS TEXT)) AND json_extract(CAST(envelope AS"
                            + " TEXT), '$.seq') = ?")) {
                statement.setLong(1, wanted);
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        }

        private void collect(JsonNode json) {
            if (!json.has("evidence")) return;
            var item = Json.MAPPER.treeToValue(json.path("evidence"), EvidenceRef.class);
            if (item.location().startsWith(EvidenceFiles.FOLDER + "/")) {
                evidence.add(
                        new EvidenceRef(item.sha256(), item.size(), item.location(), EvidenceRef.Custody.COLLECTED));
            }
        }

        private Optional<String> disagreeing(ResultSet row, JsonNode json) throws SQLException {
            if (!json.path("type").asString().equals(row.getString(2))) return Optional.of("type");
            if (!same(json, "run_id", row.getString(3))) return Optional.of("run_id");
            if (!same(json, "step_id", row.getString(4))) return Optional.of("step_id");
            var time = java.time.Instant.parse(json.path("event_time").asString());
            return RecordFormat.micros(time) == row.getLong(5) ? Optional.empty() : Optional.of("event_time");
        }

        private static boolean same(JsonNode json, String name, @Nullable String column) {
            return json.has(name) ? json.path(name).asString().equals(column) : column == null;
        }

        private static Broken changed(long seq, String how) {
            return new Broken(seq, Damage.CHANGED, "Record " + seq + " was changed: " + how + ".");
        }

        private static byte[] bytes(ResultSet row, int column) throws SQLException {
            var bytes = row.getBytes(column);
            return bytes == null ? new byte[0] : bytes;
        }
    }
}
