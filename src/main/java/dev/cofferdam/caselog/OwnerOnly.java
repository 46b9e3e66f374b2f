package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders and files that nobody but their owner can read, where the file system knows owners. */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    static void folder(Path path) throws IOException {
        Files.createDirectories(path, attributes("rwx------"));
    }

    /** Makes an empty file unless there is one. */
    static void file(Path path) throws IOException {
        try {
            Files.createFile(path, attributes("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // made before, with the same rights
            return;
        }
    }

    /**
     * Makes the names in a folder durable; where folders cannot be synced (Windows), renames are as durable as they
     * get.
     */
    static void sync(Path folder) throws IOException {
        if (!POSIX) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
