package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The baseline: what SQLite itself takes for the same rows at the same durability. One thread, one connection with the
 * log's own settings (WAL, {@code synchronous=FULL}), one prepared statement, the log's table with its indexes, and
 * rows whose bytes a real log has made beforehand. It has nothing to do but to insert and commit: no JSON, hashes, ids
 * or threads. The triggers that keep a log append-only, its checkpoints and its tip are our doing too, so the baseline
 * has none of them.
 */
final class RawSqlite implements AutoCloseable {
    private static final int DIFFERENT_ROWS = 500;

    private final List<Row> rows = new ArrayList<>();
    private final Path home = Sample.newFolder();
    private final Connection connection;
    private final PreparedStatement insert;
    private long seq;

    RawSqlite() throws SQLException {
        try (var log = Sample.newCase(home)) {
            for (var i = 0; i < DIFFERENT_ROWS; i++) log.append(Sample.draft());
            read(log.folder());
        }
        connection = Database.writable(home);
        try (var statement = connection.createStatement()) {
            for (var trigger :
                    List.of("record_is_never_changed", "record_is_never_deleted", "record_is_the_next_one")) {
                statement.executeUpdate("DROP TRIGGER " + trigger);
            }
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement(ChainWriter.INSERT);
    }

    private void read(Path folder) throws SQLException {
        try (var reader = Database.readOnly(folder);
                var statement = reader.createStatement();
                var result = statement.executeQuery(Row.SELECT + "WHERE seq > 1 ORDER BY seq")) {
            while (result.next()) rows.add(new Row(result));
        }
    }

    /** Inserts so many rows in one transaction, and commits it. */
    void commit(long count) throws SQLException {
        for (var i = 0; i < count; i++) {
            var row = rows.get((int) (seq++ % rows.size()));
            insert.setLong(1, seq);
            insert.setString(2, row.type);
            insert.setString(3, row.runId);
            insert.setString(4, row.stepId);
            insert.setLong(5, row.eventTime);
            insert.setBytes(6, row.envelope);
            insert.setBytes(7, row.body);
            insert.setBytes(8, row.salt);
            insert.setBytes(9, row.hash);
            insert.executeUpdate();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        Sample.delete(home);
    }
}
