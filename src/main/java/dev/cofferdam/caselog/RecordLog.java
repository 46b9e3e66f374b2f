package dev.cofferdam.caselog;

/**
 * Where records go. The case log is the real one; narrower views of it (of a run, of a step) are handed to whoever
 * writes.
 */
@FunctionalInterface
public interface RecordLog {
    /**
     * Returns once the record is on disk (fsynced).
     *
     * @throws CaseLogException when it is not; the caller must not go on as if it were
     */
    LogRecord append(Draft draft);
}
