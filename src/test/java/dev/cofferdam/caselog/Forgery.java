package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/** What somebody could write who knows the format and has the file. */
final class Forgery {
    private Forgery() {}

    /** SQL that inserts a record which follows {@code seq} and hashes well. */
    static String after(Path folder, long seq) throws Exception {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
                var statement = db.createStatement();
                var row = statement.executeQuery(
                        "SELECT envelope, body, salt, hash, type, event_time FROM record WHERE seq = " + seq)) {
            var hex = HexFormat.of();
            var envelope = (ObjectNode) Json.MAPPER.readTree(row.getBytes(1));
            envelope.put("seq", seq + 1);
            envelope.put("prev_hash", hex.formatHex(row.getBytes(4)));
            var bytes = CanonicalJson.bytes(envelope);
            var hash = new Hashes().ofRecord(row.getBytes(4), bytes);
            return "INSERT INTO record VALUES (%d, '%s', NULL, NULL, %d, X'%s', X'%s', X'%s', X'%s')"
                    .formatted(
                            seq + 1,
                            row.getString(5),
                            row.getLong(6),
                            hex.formatHex(bytes),
                            hex.formatHex(row.getBytes(2)),
                            hex.formatHex(row.getBytes(3)),
                            hex.formatHex(hash));
        }
    }
}
