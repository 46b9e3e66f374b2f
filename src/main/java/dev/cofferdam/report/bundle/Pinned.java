package dev.cofferdam.report.bundle;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.StoredRecord;
import dev.cofferdam.report.HashingStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A playbook's text as a run's first record keeps it. */
record Pinned(String text) {
    private static final String STARTED = "run.started";

    /** Whether a record is worth reading for them: most are not. */
    static boolean mayBeIn(StoredRecord record) {
        return record.type().equals(STARTED);
    }

    static List<Pinned> in(LogRecord started) {
        return started.content()
                .body()
                .path("playbooks")
                .valueStream()
                .map(p -> new Pinned(p.path("text").asString("")))
                .toList();
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Of the text, by which it is named in a bundle. */
    String sha256() {
        var hashing = new HashingStream(OutputStream.nullOutputStream());
        try {
            hashing.write(utf8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashing.sha256();
    }
}
