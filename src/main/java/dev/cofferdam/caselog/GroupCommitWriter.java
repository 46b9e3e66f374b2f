package dev.cofferdam.caselog;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one thread that writes a case: takes all that is waiting into one commit, and completes each append once that
 * commit is on disk. After a commit that failed nothing is written any more: a log with a hole is worse than one that
 * ends.
 */
final class GroupCommitWriter {
    /** How many records one commit takes at most: a bound for its memory and for how long the first of them waits. */
    private static final int MOST = 1_000;

    private static final int CHECKPOINT_EVERY = 100;

    private final Path folder;
    private final String caseId;
    private final Clock clock;
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement checkpoint;
    private final Consumer<LogRecord> committed;
    private final Hashes hashes = new Hashes();
    private final TimeOrderedEpochFactory ids;
    private final LinkedBlockingQueue<Optional<Pending>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    private long seq;
    private byte[] head;
    private Instant recordedAt;
    private @Nullable Throwable broken;
    private boolean closed;

    /** A record on its way; {@code envelope} lacks what only the writer knows. */
    private static final class Pending {
        final Draft draft;
        final ObjectNode envelope;
        final byte[] body;
        final byte[] salt;
        final byte[] dataHash;
        final CompletableFuture<LogRecord> done = new CompletableFuture<>();

        Pending(Draft draft, String caseId, byte[] salt) {
            this.draft = draft;
            this.salt = salt;
            this.body = CanonicalJson.bytes(draft.body());
            this.dataHash = new Hashes().ofData(salt, body);
            this.envelope = RecordFormat.prepared(draft, caseId, dataHash);
        }
    }

    GroupCommitWriter(Path folder, String caseId, Clock clock, SecureRandom random, Consumer<LogRecord> committed)
            throws SQLException {
        this.folder = folder;
        this.caseId = caseId;
        this.clock = clock;
        this.committed = committed;
        this.connection = Database.writable(folder);
        this.ids = TimeOrderedEpochFactory.builder()
                .withClock(clock)
                .withRandomFunction(random::nextLong)
                .build();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var last = statement.executeQuery(
                        "SELECT seq, hash, json_extract(CAST(envelope AS TEXT), '$.recorded_at') FROM record ORDER BY"
                                + " seq DESC LIMIT 1")) {
            var any = last.next();
            this.seq = any ? last.getLong(1) : 0;
            this.head = any ? last.getBytes(2) : Hashes.ZERO;
            this.recordedAt = any ? Instant.parse(last.getString(3)) : Instant.EPOCH;
        }
        connection.commit();
        this.insert = connection.prepareStatement("""
            INSERT INTO record (seq, type, run_id, step_id, event_time, envelope, body, salt, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        this.checkpoint = connection.prepareStatement("INSERT INTO checkpoint (size, head, made_at) VALUES (?, ?, ?)");
        this.thread = Thread.ofPlatform().daemon().name("case-log-" + caseId).start(this::write);
    }

    CompletableFuture<LogRecord> submit(Draft draft, byte[] salt) {
        var pending = new Pending(draft, caseId, salt);
        var done = pending.done;
        synchronized (this) {
            if (closed) {
                done.completeExceptionally(
                        new CaseLogException("Case " + caseId + " is closed; nothing was recorded."));
            } else if (broken != null) {
                done.completeExceptionally(failed(broken));
            } else {
                queue.add(Optional.of(pending));
            }
        }
        return done;
    }

    private void write() {
        var taken = new ArrayList<Optional<Pending>>();
        while (true) {
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                // nobody interrupts this thread; the mark behind the last record ends it
                continue;
            }
            queue.drainTo(taken, MOST - 1);
            var last = taken.stream().anyMatch(Optional::isEmpty);
            commit(taken.stream().flatMap(Optional::stream).toList(), last);
            taken.clear();
            if (last) return;
        }
    }

    private void commit(List<Pending> batch, boolean closing) {
        var seqBefore = seq;
        var headBefore = head;
        var timeBefore = recordedAt;
        var written = new ArrayList<LogRecord>(batch.size());
        try {
            var earlier = broken;
            if (earlier != null) throw new SQLException(earlier.getMessage(), earlier);
            for (var pending : batch) written.add(insert(pending));
            if (closing && seq % CHECKPOINT_EVERY != 0 && seq > 0) checkpoint(true);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            seq = seqBefore;
            head = headBefore;
            recordedAt = timeBefore;
            fail(batch, e);
            return;
        }
        for (var i = 0; i < batch.size(); i++) {
            committed.accept(written.get(i));
            batch.get(i).done.complete(written.get(i));
        }
    }

    private LogRecord insert(Pending pending) throws SQLException {
        var draft = pending.draft;
        var json = pending.envelope;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isAfter(recordedAt)) recordedAt = now;
        var eventTime =
                draft.eventTime() == null ? recordedAt : draft.eventTime().truncatedTo(ChronoUnit.MICROS);
        var previous = head;
        var id = ids.create().toString();
        RecordFormat.complete(json, ++seq, id, recordedAt, eventTime, previous);
        var envelope = CanonicalJson.bytes(json);
        head = hashes.ofRecord(previous, envelope);
        insert.setLong(1, seq);
        insert.setString(2, draft.type());
        insert.setString(3, draft.origin().runId());
        insert.setString(4, draft.origin().stepId());
        insert.setLong(5, RecordFormat.micros(eventTime));
        insert.setBytes(6, envelope);
        insert.setBytes(7, pending.body);
        insert.setBytes(8, pending.salt);
        insert.setBytes(9, head);
        insert.executeUpdate();
        if (seq % CHECKPOINT_EVERY == 0) checkpoint(false);
        var hex = HexFormat.of();
        return new LogRecord(
                RecordFormat.VERSION,
                caseId,
                seq,
                id,
                recordedAt,
                eventTime,
                draft,
                hex.formatHex(pending.dataHash),
                hex.formatHex(previous),
                hex.formatHex(head));
    }

    /** @param atClose where the last checkpoint may be of the same size already */
    private void checkpoint(boolean atClose) throws SQLException {
        if (atClose) {
            try (var statement = connection.prepareStatement("SELECT 1 FROM checkpoint WHERE size = ?")) {
                statement.setLong(1, seq);
                try (var row = statement.executeQuery()) {
                    if (row.next()) return;
                }
            }
        }
        checkpoint.setLong(1, seq);
        checkpoint.setBytes(2, head);
        checkpoint.setString(3, RecordFormat.time(recordedAt));
        checkpoint.executeUpdate();
    }

    private void fail(List<Pending> batch, Throwable cause) {
        var all = new ArrayList<>(batch);
        synchronized (this) {
            if (broken == null) broken = cause;
            var waiting = new ArrayList<Optional<Pending>>();
            queue.drainTo(waiting);
            waiting.stream().flatMap(Optional::stream).forEach(all::add);
            // the mark of a close must not be lost with them
            if (waiting.stream().anyMatch(Optional::isEmpty)) queue.add(Optional.empty());
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        all.forEach(p -> p.done.completeExceptionally(failed(cause)));
    }

    private CaseLogException failed(Throwable cause) {
        return new CaseLogException(
                "The log of case %s in %s cannot be written (%s). Nothing goes on without it: free disk space or mend the folder, then open the case again."
                        .formatted(caseId, folder, cause.getMessage()),
                cause);
    }

    /** Writes what is waiting and a last checkpoint. */
    void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
            queue.add(Optional.empty());
        }
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
