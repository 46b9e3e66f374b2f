package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A new case that is open for writing, as the program opens it. */
final class MeasuredLog implements AutoCloseable {
    private static final int CHANGES_IN_WAL_INDEX = 8;

    private final ByteBuffer counter = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
    private final Draft draft = Sample.draft();
    private final Path home = Sample.newFolder();
    private final CaseLog log = Sample.newCase(home);
    private final FileChannel walIndex;

    MeasuredLog() throws IOException {
        walIndex = FileChannel.open(log.folder().resolve("case.db-shm"));
    }

    void append(int count) {
        for (var i = 0; i < count; i++) log.append(draft);
    }

    /**
     * Transactions so far: {@code iChange} in the header of the WAL index. Source: SQLite documentation, "WAL-mode File
     * Format", "The WAL-Index File Format".
     */
    long commits() throws IOException {
        walIndex.read(counter.clear(), CHANGES_IN_WAL_INDEX);
        return Integer.toUnsignedLong(counter.flip().getInt());
    }

    @Override
    public void close() throws IOException {
        log.close();
        // not before: closing it gives back the locks that SQLite holds on the file
        walIndex.close();
        Sample.delete(home);
    }
}
