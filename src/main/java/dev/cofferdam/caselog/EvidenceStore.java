package dev.cofferdam.caselog;

import java.io.InputStream;
import java.nio.file.Path;

/** The case's evidence files, named by their SHA-256, never overwritten. Thread-safe. */
public interface EvidenceStore {
    /**
     * Copies {@code content} in constant memory, hashing it on the way, and makes it durable. Nothing half-copied is
     * ever visible under a hash. Content that is already there is kept as it is. Writes no record: the caller does.
     */
    EvidenceRef put(InputStream content);

    /** @throws CaseLogException where there is no such file */
    Path file(String sha256);
}
