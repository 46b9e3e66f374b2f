package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a case: a lock of the operating system on {@code case.lock}, which is gone when its process is,
 * however that ended. Who holds it is written in {@code case.writer} beside it, for the message.
 */
final class CaseLock implements AutoCloseable {
    /**
     * The locks that this process holds. Such a lock belongs to the process, not to the channel: where the process
     * opens the file once more and closes it again, the lock is gone (POSIX, fcntl). So the file of a lock that is held
     * here must not be touched, and only the process itself can know.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private CaseLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws CaseInUseException when somebody else has it */
    static CaseLock take(Path folder, String caseId, Holder holder) throws IOException {
        var file = folder.toRealPath().resolve("case.lock");
        var writer = folder.resolve("case.writer");
        if (!HELD_HERE.add(file)) throw inUse(caseId, writer);
        try {
            OwnerOnly.file(file);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) throw inUse(caseId, writer);
                OwnerOnly.file(writer);
                Files.writeString(writer, holder.sentence());
                return new CaseLock(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static CaseInUseException inUse(String caseId, Path writer) throws IOException {
        // it may hold the lock and not yet have written who it is
        var name = Files.exists(writer) ? Files.readString(writer).strip() : "";
        return new CaseInUseException(
                "Case %s is open for writing already, by %s. Close it there; reading it (case log, case show, case export) works meanwhile."
                        .formatted(caseId, name.isEmpty() ? "another process" : name));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
