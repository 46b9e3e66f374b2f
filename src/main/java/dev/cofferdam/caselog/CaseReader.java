package dev.cofferdam.caselog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a case, also while another process writes it. Thread-safe. Never returns a whole table. */
public interface CaseReader extends AutoCloseable {
    /** Records with {@code seq > afterSeq} in order, {@code limit} at most. */
    List<LogRecord> page(long afterSeq, int limit);

    /** Records with {@code seq < beforeSeq}, the newest first, {@code limit} at most. */
    List<LogRecord> pageBack(long beforeSeq, int limit);

    Optional<LogRecord> record(long seq);

    /** Those of the records that there are, in the order given. */
    List<LogRecord> records(List<Long> seqs);

    /** The record that happened first at {@code time} or after it, 0 where none did. */
    long firstSince(Instant time);

    /** The highest {@code seq}, 0 in an empty log. */
    long lastSeq();

    /** The hash of the last record, 64 zeros in an empty log. */
    String head();

    /** Passes all records with {@code seq > afterSeq} in order, streaming. */
    void forEach(long afterSeq, Consumer<LogRecord> each);

    /** Passes the records with {@code seq <= upTo} in order, byte for byte as they are stored, streaming. */
    void forEachStored(long upTo, Consumer<StoredRecord> each);

    /** Passes the records of one run in order, streaming. */
    void forEachOfRun(String runId, Consumer<LogRecord> each);

    /** Passes the records that speak of runs as a whole, {@code run.started} and its like, in order, streaming. */
    void forEachOfRuns(Consumer<LogRecord> each);

    /** What the case says of itself now. Takes no longer in a large case than in a small one. */
    CaseFacts facts();

    @Override
    void close();
}
