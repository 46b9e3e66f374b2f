package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Where an account's state is kept: {@code state.json}, always whole. A new state is written beside it, forced to the
 * disk and moved over it, so that a process that is killed leaves the one or the other.
 */
final class StateFile {
    private final Path folder;

    StateFile(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    }

    Optional<SavedState> read() {
        var file = file();
        if (Files.notExists(file)) return Optional.empty();
        try {
            var state = Json.MAPPER.readValue(file, SavedState.class);
            if (state.format() == SavedState.FORMAT) return Optional.of(state);
            throw new AwsSessionException(file + " has format " + state.format() + ", which this version cannot read");
        } catch (JacksonException e) {
            throw new AwsSessionException(
                    "The range's state " + file + " cannot be read (" + e.getOriginalMessage()
                            + "). Move it away to start from the scenario again.",
                    e);
        }
    }

    /** Returns once it is on the disk. */
    void write(SavedState state) throws IOException {
        var next = folder.resolve("state.json.new");
        Files.deleteIfExists(next);
        try (var channel = FileChannel.open(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(folder, "rw-------"))) {
            var bytes = ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(state));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** Makes the move itself durable, where the system lets a folder be opened. */
    private void forceFolder() throws IOException {
        if (!posix(folder)) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that whoever has the account open keeps locked. */
    FileChannel openLock() throws IOException {
        return FileChannel.open(
                folder.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                ownerOnly(folder, "rw-------"));
    }

    private Path file() {
        return folder.resolve("state.json");
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!posix(path)) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
