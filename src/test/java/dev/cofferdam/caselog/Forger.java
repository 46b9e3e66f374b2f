package dev.cofferdam.caselog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who has the file and knows the format. Takes the triggers off first and puts them back at the end, so that
 * nothing but the records themselves can give them away.
 */
final class Forger implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final Connection db;
    private final Hashes hashes = new Hashes();
    private final List<String> triggers = new ArrayList<>();

    Forger(Path folder) throws SQLException {
        db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
        var names = new ArrayList<String>();
        try (var statement = db.createStatement();
                var rows = statement.executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                triggers.add(rows.getString(2));
            }
        }
        for (var name : names) sql("DROP TRIGGER " + name);
    }

    Forger sql(String... statements) throws SQLException {
        try (var statement = db.createStatement()) {
            for (var sql : statements) statement.executeUpdate(sql);
        }
        return this;
    }

    /** Makes room for {@code count} records behind {@code seq}; what they say of themselves stays. */
    Forger moveDown(long seq, int count) throws SQLException {
        return sql(
                "UPDATE record SET seq = -seq WHERE seq > " + seq,
                "UPDATE record SET seq = " + count + " - seq WHERE seq < 0");
    }

    /** Changes what the body of a record says, and hashes that one record again, so that it fits itself. */
    Forger rewrite(long seq, String text, String by) throws SQLException {
        try (var row = row(seq)) {
            var body = new String(row.getBytes(2), StandardCharsets.UTF_8).replace(text, by);
            store(seq, envelope(row.getBytes(1)), body.getBytes(StandardCharsets.UTF_8), row.getBytes(3));
        }
        return this;
    }

    /** Chains the records from one to another anew, each to what now stands before it. */
    Forger rechain(long from, long to) throws SQLException {
        for (var seq = from; seq <= to; seq++) chain(seq, seq - 1);
        return this;
    }

    /** Chains one record to another one, and hashes it again. */
    Forger chain(long seq, long predecessor) throws SQLException {
        byte[] previous;
        try (var row = row(predecessor)) {
            previous = row.getBytes(4);
        }
        try (var row = row(seq)) {
            var envelope = envelope(row.getBytes(1)).put("prev_hash", HEX.formatHex(previous));
            store(seq, envelope, row.getBytes(2), row.getBytes(3));
        }
        return this;
    }

    /**
     * Puts these fields, which may be nonsense, in the place of an envelope's, but for its links; and hashes it again.
     */
    Forger replace(long seq, String fields) throws SQLException {
        try (var row = row(seq)) {
            var previous = envelope(row.getBytes(1)).path("prev_hash").stringValue();
            var bytes = "{\"prev_hash\":\"%s\",\"seq\":%d,%s}"
                    .formatted(previous, seq, fields)
                    .getBytes(StandardCharsets.UTF_8);
            store(seq, bytes, HEX.parseHex(previous), row.getBytes(2));
        }
        return this;
    }

    /** Puts a record in that is chained to {@code after} and says that it comes next, at a free place in the table. */
    Forger insert(long place, long after) throws SQLException {
        sql("INSERT INTO record SELECT " + place + ", type, run_id, step_id, event_time, envelope, body, salt, hash"
                + " FROM record WHERE seq = " + after);
        try (var row = row(after)) {
            var envelope = envelope(row.getBytes(1));
            envelope.put("prev_hash", HEX.formatHex(row.getBytes(4)));
            envelope.put("seq", envelope.path("seq").longValue() + 1);
            store(place, envelope, "{\"message\":\"forged\"}".getBytes(StandardCharsets.UTF_8), row.getBytes(3));
        }
        return this;
    }

    /** Makes the checkpoints say what the log now says. */
    Forger redoCheckpoints() throws SQLException {
        return sql("UPDATE checkpoint SET head = (SELECT hash FROM record WHERE seq = size)");
    }

    private java.sql.ResultSet row(long seq) throws SQLException {
        var statement = db.prepareStatement("SELECT envelope, body, salt, hash FROM record WHERE seq = ?");
        statement.closeOnCompletion();
        statement.setLong(1, seq);
        return statement.executeQuery();
    }

    private static ObjectNode envelope(byte[] bytes) {
        return (ObjectNode) Json.MAPPER.readTree(bytes);
    }

    private void store(long seq, ObjectNode envelope, byte[] body, byte[] salt) throws SQLException {
        envelope.put("data_hash", HEX.formatHex(hashes.ofData(salt, body)));
        var previous = HEX.parseHex(envelope.path("prev_hash").stringValue());
        store(seq, CanonicalJson.bytes(envelope), previous, body);
    }

    private void store(long seq, byte[] envelope, byte[] previous, byte[] body) throws SQLException {
        try (var statement = db.prepareStatement("UPDATE record SET envelope = ?, body = ?, hash = ? WHERE seq = ?")) {
            statement.setBytes(1, envelope);
            statement.setBytes(2, body);
            statement.setBytes(3, hashes.ofRecord(previous, envelope));
            statement.setLong(4, seq);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (var trigger : triggers) sql(trigger);
        db.close();
    }
}
