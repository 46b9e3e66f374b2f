package dev.cofferdam.caselog;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A case that is open for writing: at most one in the world at a time. Thread-safe. */
public interface CaseLog extends RecordLog, AutoCloseable {
    String caseId();

    /** As {@link #append}, without waiting: completes once the record is on disk, exceptionally when it is not. */
    CompletableFuture<LogRecord> submit(Draft draft);

    CaseReader reader();

    EvidenceStore evidence();

    /** Calls {@code listener} on the writer's thread after each commit, once a record, in order; it must not block. */
    AutoCloseable onAppend(Consumer<LogRecord> listener);

    /** The case's folder, where the range keeps its state too. */
    java.nio.file.Path folder();

    @Override
    void close();
}
