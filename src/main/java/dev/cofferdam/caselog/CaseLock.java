package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a case: a lock of the operating system on {@code case.lock}, which is gone when its process is,
 * however that ended. Who holds it is written in {@code case.writer} beside it, for the message.
 */
final class CaseLock implements AutoCloseable {
    private final FileChannel channel;

    private CaseLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CaseInUseException when somebody else has it */
    static CaseLock take(Path folder, String caseId, String holder) throws IOException {
        var file = folder.resolve("case.lock");
        var writer = folder.resolve("case.writer");
        OwnerOnly.file(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            var who = Files.exists(writer) ? Files.readString(writer).strip() : "another process";
            throw new CaseInUseException("Case " + caseId + " is open for writing already, by " + who
                    + ". Close it there; reading it (case log, case show, case export) works meanwhile.");
        }
        OwnerOnly.file(writer);
        Files.writeString(writer, holder);
        return new CaseLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
