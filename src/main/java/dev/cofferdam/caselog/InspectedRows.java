package dev.cofferdam.caselog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * All rows in the order of their numbers, inspected. Reading them and inspecting them go on at once: a few batches are
 * on their way, so that the memory does not grow with the log.
 */
final class InspectedRows implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int ON_THEIR_WAY = 4;

    private final Statement statement;
    private final ResultSet rows;
    private final ExecutorService inspectors = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("case-verify-", 0).factory());
    private final ArrayDeque<CompletableFuture<List<Inspected>>> batches = new ArrayDeque<>();
    private Iterator<Inspected> current = Collections.emptyIterator();
    private @Nullable SQLException unreadable;
    private boolean read;

    InspectedRows(Connection connection) throws SQLException {
        this.statement = connection.createStatement();
        this.rows = statement.executeQuery(Row.SELECT + "ORDER BY seq");
    }

    /** Null behind the last. */
    @Nullable
    Inspected next() throws SQLException {
        while (!current.hasNext()) {
            while (!read && batches.size() < ON_THEIR_WAY) submit();
            if (batches.isEmpty()) {
                if (unreadable != null) throw unreadable;
                return null;
            }
            current = batches.remove().join().iterator();
        }
        return current.next();
    }

    private void submit() {
        var batch = batch();
        if (batch.isEmpty()) return;
        batches.add(CompletableFuture.supplyAsync(
                () -> {
                    var hashes = new Hashes();
                    return batch.stream().map(row -> Inspected.of(row, hashes)).toList();
                },
                inspectors));
    }

    /** What stands before a page that cannot be read is inspected all the same. */
    private List<Row> batch() {
        var batch = new ArrayList<Row>(BATCH);
        var bytes = 0L;
        try {
            while (batch.size() < BATCH && bytes < BATCH_BYTES) {
                if (!rows.next()) {
                    read = true;
                    break;
                }
                var row = new Row(rows);
                bytes += row.envelope.length + row.body.length;
                batch.add(row);
            }
        } catch (SQLException e) {
            read = true;
            unreadable = e;
        }
        return batch;
    }

    @Override
    public void close() throws SQLException {
        inspectors.shutdownNow();
        statement.close();
    }
}
