package dev.cofferdam.caselog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntConsumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database of a {@link TimelineIndex}, with the log that it is made from attached to it. Not thread-safe. */
final class TimelineStore implements AutoCloseable {
    static final String FILE = "index.db";
    /** Raised whenever what is in it changes its meaning; an index of another version is made anew. */
    private static final int VERSION = 1;

    private static final int BATCH = 4_000;
    private static final int LOADED_AT_ONCE = 50_000;
    private static final String SCHEMA = resource("timeline-index.sql");

    /**
     * The columns of a batch, all from one reading of each record. What is no JSON was damaged, and is still listed.
     */
    private static final String COLLECT = """
        INSERT INTO temp.batch
        WITH raw AS MATERIALIZED (
            SELECT seq, type, coalesce(run_id, '') AS run_id, hash,
                   iif(json_valid(CAST(envelope AS TEXT)), CAST(envelope AS TEXT), '{}') AS envelope,
                   iif(json_valid(CAST(body AS TEXT)), CAST(body AS TEXT), '{}') AS body
            FROM log.record WHERE seq > ? ORDER BY seq LIMIT ?),
        fields AS MATERIALIZED (
            SELECT seq, type, run_id, hash,
                   coalesce(envelope ->> '$.step_id' || coalesce('#' || (envelope ->> '$.iteration'), ''), '') AS step,
                   envelope ->> '$.approval.by' AS approval,
                   envelope ->> '$.evidence.sha256' AS evidence,
                   envelope ->> '$.aws.operation' AS operation,
                   trim(coalesce(envelope ->> '$.resources', ''), '[]"') AS resources,
                   body ->> '$.outcome' AS outcome, body ->> '$.error.category' AS category,
                   coalesce(body ->> '$.message', '') AS message,
                   concat_ws(char(10), envelope ->> '$.actor.name', envelope ->> '$.actor.os_user',
                       envelope ->> '$.actor.host', envelope ->> '$.actor.aws_arn',
                       envelope ->> '$.approval.by') AS actor
            FROM raw)
        SELECT seq, hash, type, actor, run_id, step, %s,
               concat_ws(char(10), message,
                   iif(instr(message, resources), NULL, resources),
                   iif(instr(message, operation), NULL, operation),
                   evidence)
        FROM fields
        """.formatted(RecordKind.expression());

    private final Connection connection;

    private TimelineStore(Connection connection) {
        this.connection = connection;
    }

    /** @param in the folder that the database lies in, which need not be the case's */
    static TimelineStore open(Path in, Path caseFolder) throws SQLException, IOException {
        OwnerOnly.file(in.resolve(FILE));
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // what a power failure takes of it is made again; but it must not come back damaged
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(2_000);
        config.setCacheSize(-16_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        var connection =
                config.createConnection("jdbc:sqlite:" + in.resolve(FILE).toUri());
        try {
            Database.attach(connection, caseFolder);
            var store = new TimelineStore(connection);
            store.execute("""
                CREATE TABLE temp.batch (seq INTEGER PRIMARY KEY, hash BLOB, type TEXT, actor TEXT, run_id TEXT,
                                         step TEXT, kinds INTEGER, what TEXT)
                """);
            return store;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static void delete(Path in) throws IOException {
        for (var suffix : List.of("", "-wal", "-shm")) Files.deleteIfExists(in.resolve(FILE + suffix));
    }

    /**
     * Takes in the next records; makes everything anew first where what is there was made from another log. Nothing
     * happens while another process is at it.
     */
    void advance() throws SQLException {
        try {
            execute("BEGIN IMMEDIATE");
        } catch (SQLiteException e) {
            if (isBusy(e)) return;
            throw e;
        }
        transaction(() -> {
            if (!hasSchema() || isForeign()) rebuild();
            collect(number("SELECT coalesce(max(last_seq), 0) FROM state"));
        });
    }

    static boolean isBusy(Exception e) {
        return e instanceof SQLiteException it && (it.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void transaction(Work work) throws SQLException {
        try {
            work.run();
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    private void rollback(Exception because) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private boolean hasSchema() throws SQLException {
        return number("PRAGMA main.user_version") == VERSION;
    }

    /** Of another case, of a log that was cut off, or of a copy that went on differently. */
    private boolean isForeign() throws SQLException {
        return number("""
            SELECT count(*) FROM state JOIN log.record AS last ON last.seq = state.last_seq
            WHERE last.hash = state.last_hash
              AND case_id IS (SELECT CAST(envelope AS TEXT) ->> '$.case_id' FROM log.record WHERE seq = 1)
            """) != 1;
    }

    private void rebuild() throws SQLException {
        for (var table : List.of("state", "facet", "entry", "said")) execute("DROP TABLE IF EXISTS main." + table);
        execute(SCHEMA);
        execute("PRAGMA main.user_version = " + VERSION);
    }

    private void collect(long afterSeq) throws SQLException {
        execute("DELETE FROM temp.batch");
        try (var collect = connection.prepareStatement(COLLECT)) {
            collect.setLong(1, afterSeq);
            collect.setLong(2, BATCH);
            if (collect.executeUpdate() == 0) return;
        }
        execute("""
            INSERT OR IGNORE INTO facet (source, type, actor, run_id, step, kinds)
            SELECT DISTINCT 'log', type, actor, run_id, step, kinds FROM temp.batch\
            """);
        execute("""
            INSERT INTO entry SELECT seq, facet.id FROM temp.batch
            JOIN facet USING (type, actor, run_id, step, kinds) WHERE source = 'log'\
            """);
        execute("INSERT INTO said (rowid, what) SELECT seq, what FROM temp.batch");
        execute("""
            INSERT INTO state
            SELECT 1, lower(hex(randomblob(8))),
                   coalesce((SELECT CAST(envelope AS TEXT) ->> '$.case_id' FROM log.record WHERE seq = 1), ''),
                   seq, hash
            FROM temp.batch WHERE seq = (SELECT max(seq) FROM temp.batch)
            ON CONFLICT DO UPDATE SET last_seq = excluded.last_seq, last_hash = excluded.last_hash\
            """);
    }

    /**
     * Brings a column up to what is here.
     *
     * @param build what the column was read from; empty where it is new
     * @return what it is read from now
     */
    String load(FacetColumn into, String build) throws SQLException {
        execute("BEGIN");
        var now = new String[] {build};
        transaction(() -> {
            if (!hasSchema()) return;
            try (var statement = connection.createStatement();
                    var state = statement.executeQuery("SELECT build, last_seq FROM state")) {
                if (!state.next()) return;
                now[0] = state.getString(1);
                if (!now[0].equals(build)) into.clear();
                loadFacets(into);
                var end = state.getLong(2);
                while (into.size() < end) loadEntries(into, Math.min(end, into.size() + LOADED_AT_ONCE));
            }
        });
        return now[0];
    }

    private void loadFacets(FacetColumn into) throws SQLException {
        try (var facets = connection.prepareStatement(
                "SELECT id, kinds, type, actor, run_id, step FROM facet WHERE id > ? ORDER BY id")) {
            facets.setInt(1, into.facets());
            try (var rows = facets.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(1) != into.facets() + 1) throw new SQLException("facets with a gap");
                    into.define(Facet.of(
                            rows.getInt(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6)));
                }
            }
        }
    }

    /** As one text: a million steps from row to row through the driver take longer than all the rest. */
    private void loadEntries(FacetColumn into, long end) throws SQLException {
        try (var entries = connection.prepareStatement(
                "SELECT group_concat(facet, ',' ORDER BY seq) FROM entry WHERE seq > ? AND seq <= ?")) {
            entries.setLong(1, into.size());
            entries.setLong(2, end);
            try (var row = entries.executeQuery()) {
                var text = row.getString(1);
                if (text != null) for (var facet : text.split(",", -1)) into.add(Integer.parseInt(facet));
            }
        } catch (IllegalArgumentException e) {
            throw new SQLException("entries without a facet", e);
        }
        if (into.size() != end) throw new SQLException("entries with a gap");
    }

    /** Passes the records behind {@code afterSeq}, up to {@code end}, whose text has this piece in it. */
    void mentions(String piece, long afterSeq, long end, IntConsumer found) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT rowid FROM said WHERE said MATCH ? AND rowid > ? AND rowid <= ?")) {
            query.setString(1, '"' + piece.replace("\"", "\"\"") + '"');
            query.setLong(2, afterSeq);
            query.setLong(3, end);
            try (var rows = query.executeQuery()) {
                while (rows.next()) found.accept(rows.getInt(1));
            }
        }
    }

    Instant happened(long seq) throws SQLException {
        try (var query = connection.prepareStatement("SELECT event_time FROM log.record WHERE seq = ?")) {
            query.setLong(1, seq);
            try (var row = query.executeQuery()) {
                return Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS);
            }
        }
    }

    long lastOfLog() throws SQLException {
        return number("SELECT coalesce(max(seq), 0) FROM log.record");
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String resource(String name) {
        try (InputStream in = TimelineStore.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("missing resource: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
