package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A reader on a connection of its own. */
final class SqliteReader implements CaseReader {
    private static final String COLUMNS = "SELECT envelope, body, hash FROM record ";
    private static final int PAGE = 500;
    private static final int FEW = 50;

    /** The first half is that of the partial index, word for word, or the index is not used. */
    static final String IS_UPDATE = "substr(type, 1, 5) = 'case.' AND type = ?";

    static final String OF_RUNS = "substr(type, 1, 4) = 'run.'";

    private final Path folder;
    private final Connection connection;

    SqliteReader(Path folder) {
        this.folder = folder;
        try {
            this.connection = Database.readOnly(folder);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<LogRecord> page(long afterSeq, int limit) {
        return records(COLUMNS + "WHERE seq > ? ORDER BY seq LIMIT ?", null, afterSeq, limit);
    }

    @Override
    public List<LogRecord> pageBack(long beforeSeq, int limit) {
        return records(COLUMNS + "WHERE seq < ? ORDER BY seq DESC LIMIT ?", null, beforeSeq, limit);
    }

    @Override
    public Optional<LogRecord> record(long seq) {
        return records(COLUMNS + "WHERE seq = ? LIMIT ?", null, seq, 1).stream().findFirst();
    }

    @Override
    public synchronized List<LogRecord> records(List<Long> seqs) {
        try (var statement = connection.prepareStatement(COLUMNS + "WHERE seq = ?")) {
            var records = new ArrayList<LogRecord>(seqs.size());
            for (var seq : seqs) {
                statement.setLong(1, seq);
                try (var row = statement.executeQuery()) {
                    if (row.next()) records.add(record(row));
                }
            }
            return records;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public synchronized long firstSince(Instant time) {
        try (var statement = connection.prepareStatement(
                "SELECT seq FROM record WHERE event_time >= ? ORDER BY event_time, seq LIMIT 1")) {
            statement.setLong(1, RecordFormat.micros(time));
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public synchronized long lastSeq() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(seq), 0) FROM record")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public synchronized String head() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT hash FROM record ORDER BY seq DESC LIMIT 1")) {
            return HexFormat.of().formatHex(row.next() ? row.getBytes(1) : Hashes.ZERO);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void forEach(long afterSeq, Consumer<LogRecord> each) {
        var last = afterSeq;
        for (var page = page(last, PAGE); !page.isEmpty(); page = page(last, PAGE)) {
            page.forEach(each);
            last = page.getLast().seq();
        }
    }

    /** A few at a time: a record may be large, and here they are not read one by one by whoever asks. */
    @Override
    public void forEachStored(long upTo, Consumer<StoredRecord> each) {
        var last = 0L;
        for (var some = stored(last, upTo); !some.isEmpty(); some = stored(last, upTo)) {
            for (var row : some) each.accept(new StoredRecord(row.envelope, row.body, row.salt, row.hash));
            last = some.getLast().seq;
        }
    }

    private synchronized List<Row> stored(long after, long upTo) {
        try (var statement =
                connection.prepareStatement(Row.SELECT + "WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?")) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setInt(3, FEW);
            try (var rows = statement.executeQuery()) {
                var some = new ArrayList<Row>(FEW);
                while (rows.next()) some.add(new Row(rows));
                return some;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void forEachOfRun(String runId, Consumer<LogRecord> each) {
        forEachWhere("run_id = ?", runId, each);
    }

    @Override
    public void forEachOfRuns(Consumer<LogRecord> each) {
        forEachWhere(OF_RUNS, null, each);
    }

    @Override
    public CaseFacts facts() {
        var opened = record(1).map(CaseFacts.NONE::after).orElse(CaseFacts.NONE);
        var facts = new AtomicReference<>(opened);
        forEachWhere(IS_UPDATE, CaseFacts.UPDATED, update -> facts.updateAndGet(former -> former.after(update)));
        return facts.get();
    }

    private void forEachWhere(String condition, @Nullable String value, Consumer<LogRecord> each) {
        var query = inOrder(condition);
        var last = 0L;
        for (var page = records(query, value, last, PAGE); !page.isEmpty(); page = records(query, value, last, PAGE)) {
            page.forEach(each);
            last = page.getLast().seq();
        }
    }

    static String inOrder(String condition) {
        return COLUMNS + "WHERE " + condition + " AND seq > ? ORDER BY seq LIMIT ?";
    }

    private synchronized List<LogRecord> records(String query, @Nullable String value, long key, int limit) {
        try (var statement = connection.prepareStatement(query)) {
            bind(statement, value, key, limit);
            try (var rows = statement.executeQuery()) {
                var records = new ArrayList<LogRecord>();
                while (rows.next()) records.add(record(rows));
                return records;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable String value, long key, int limit)
            throws SQLException {
        var next = 1;
        if (value != null) statement.setString(next++, value);
        statement.setLong(next++, key);
        statement.setInt(next, limit);
    }

    private LogRecord record(ResultSet row) throws SQLException {
        try {
            var envelope = Json.MAPPER.readTree(row.getBytes(1));
            return RecordFormat.record(envelope, (ObjectNode) Json.MAPPER.readTree(row.getBytes(2)), row.getBytes(3));
        } catch (RuntimeException e) {
            throw new CaseLogException(
                    "A record of the case in " + folder + " cannot be read: it was damaged. 'case verify' tells which.",
                    e);
        }
    }

    private CaseLogException unreadable(SQLException e) {
        return new CaseLogException("The case log in " + folder + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
