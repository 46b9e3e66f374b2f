package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The baseline: what SQLite itself takes for the same rows at the same durability. One thread, one connection with the
 * log's own settings (WAL, {@code synchronous=FULL}), one prepared statement, the log's table with its indexes, and
 * rows whose bytes a real log has made beforehand. It has nothing to do but to insert and commit: no JSON, hashes, ids
 * or threads. The triggers that keep a log append-only, its checkpoints and its tip are our doing too, so the baseline
 * has none of them.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RawSqliteBenchmark {
    private static final int DIFFERENT_ROWS = 500;

    /** A database of its own, and rows to write to it. */
    @State(Scope.Benchmark)
    public static class Raw {
        /** Rows in a transaction: as many as the log was seen to gather. */
        @Param("1")
        public int batch;

        private final List<Row> rows = new ArrayList<>();
        private @Nullable Path home;
        private @Nullable Connection connection;
        private @Nullable PreparedStatement insert;
        private long seq;

        @Setup
        public void open() throws SQLException {
            home = Sample.newFolder();
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

        void write() throws SQLException {
            var statement = Objects.requireNonNull(insert);
            for (var i = 0; i < batch; i++) {
                var row = rows.get((int) (seq++ % rows.size()));
                statement.setLong(1, seq);
                statement.setString(2, row.type);
                statement.setString(3, row.runId);
                statement.setString(4, row.stepId);
                statement.setLong(5, row.eventTime);
                statement.setBytes(6, row.envelope);
                statement.setBytes(7, row.body);
                statement.setBytes(8, row.salt);
                statement.setBytes(9, row.hash);
                statement.executeUpdate();
            }
            Objects.requireNonNull(connection).commit();
        }

        @TearDown
        public void close() throws SQLException {
            Objects.requireNonNull(connection).close();
            Sample.delete(Objects.requireNonNull(home));
        }
    }

    @Benchmark
    public long commit(Raw raw) throws SQLException {
        raw.write();
        return raw.seq;
    }
}
