package dev.cofferdam.caselog;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * Chains records to the last one and inserts them, in transactions that end when its caller says so. Belongs to one
 * thread.
 */
final class ChainWriter implements AutoCloseable {
    /** How far back at most lies the record to which a log that was written anew can be told to be whole. */
    private static final int CHECKPOINT_EVERY = 100;

    static final String INSERT = """
        INSERT INTO record (seq, type, run_id, step_id, event_time, envelope, body, salt, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final String caseId;
    private final Clock clock;
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement checkpoint;
    private final Hashes hashes = new Hashes();
    private final TimeOrderedEpochFactory ids;

    /** On disk. */
    private End committed;
    /** In the open transaction. */
    private End end;

    /** The last record; {@code recordedAt} never goes back, whatever the clock does. */
    private static final class End {
        final long seq;
        final byte[] head;
        final String hex;
        final Instant recordedAt;
        final long checkpoint;

        End(long seq, byte[] head, Instant recordedAt, long checkpoint) {
            this.seq = seq;
            this.head = head;
            this.hex = HexFormat.of().formatHex(head);
            this.recordedAt = recordedAt;
            this.checkpoint = checkpoint;
        }
    }

    ChainWriter(Connection connection, String caseId, Clock clock, SecureRandom random) throws SQLException {
        this.connection = connection;
        this.caseId = caseId;
        this.clock = clock;
        this.ids = TimeOrderedEpochFactory.builder()
                .withClock(clock)
                .withRandomFunction(random::nextLong)
                .build();
        connection.setAutoCommit(false);
        this.committed = end(connection);
        this.end = committed;
        connection.commit();
        this.insert = connection.prepareStatement(INSERT);
        this.checkpoint = connection.prepareStatement("INSERT INTO checkpoint (size, head, made_at) VALUES (?, ?, ?)");
    }

    private static End end(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var last = statement.executeQuery("""
                    SELECT seq, hash, json_extract(CAST(envelope AS TEXT), '$.recorded_at'),
                        (SELECT coalesce(max(size), 0) FROM checkpoint)
                    FROM record ORDER BY seq DESC LIMIT 1
                    """)) {
            if (!last.next()) return new End(0, Hashes.ZERO, Instant.EPOCH, 0);
            var recordedAt = last.getString(3);
            if (recordedAt == null) {
                throw new CaseLogException("The last record, number " + last.getLong(1)
                        + ", is damaged: nothing can be chained to it. 'case verify' tells more.");
            }
            return new End(last.getLong(1), last.getBytes(2), Instant.parse(recordedAt), last.getLong(4));
        }
    }

    /** The last record that is on disk. */
    Tip tip() {
        return new Tip(committed.seq, committed.hex);
    }

    LogRecord insert(Pending pending) throws SQLException {
        var recordedAt = now();
        var content = pending.draft.happenedBy(recordedAt);
        var eventTime = content.eventTime() == null ? recordedAt : content.eventTime();
        var seq = end.seq + 1;
        var id = ids.create().toString();
        var envelope = pending.envelope.filled(seq, id, recordedAt, eventTime, end.hex);
        var next = new End(seq, hashes.ofRecord(end.head, envelope), recordedAt, end.checkpoint);
        insert.setLong(1, seq);
        insert.setString(2, content.type());
        insert.setString(3, content.origin().runId());
        insert.setString(4, content.origin().stepId());
        insert.setLong(5, RecordFormat.micros(eventTime));
        insert.setBytes(6, envelope);
        insert.setBytes(7, pending.body);
        insert.setBytes(8, pending.salt);
        insert.setBytes(9, next.head);
        insert.executeUpdate();
        var written = new LogRecord(
                RecordFormat.VERSION,
                caseId,
                seq,
                id,
                recordedAt,
                eventTime,
                content,
                pending.dataHash,
                end.hex,
                next.hex);
        end = next;
        if (seq % CHECKPOINT_EVERY == 0) checkpoint();
        return written;
    }

    private Instant now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(end.recordedAt) ? now : end.recordedAt;
    }

    /** Vouches for all records so far, unless the last checkpoint does. */
    void checkpoint() throws SQLException {
        if (end.checkpoint == end.seq) return;
        checkpoint.setLong(1, end.seq);
        checkpoint.setBytes(2, end.head);
        checkpoint.setString(3, RecordFormat.time(end.recordedAt));
        checkpoint.executeUpdate();
        end = new End(end.seq, end.head, end.recordedAt, end.seq);
    }

    void commit() throws SQLException {
        connection.commit();
        committed = end;
    }

    void rollback() throws SQLException {
        end = committed;
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
