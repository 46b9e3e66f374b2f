package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Makes folders and files that nobody but their owner can read, where the file system knows owners. */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    static void folder(Path path) throws IOException {
        Files.createDirectories(path, attributes(FOLDER));
    }

    /** Makes an empty file unless there is one. */
    static void file(Path path) throws IOException {
        try {
            Files.createFile(path, attributes(FILE));
        } catch (FileAlreadyExistsException e) {
            // made before; tighten() sees to the rights of what came from elsewhere
            return;
        }
    }

    /**
     * Takes everybody else's rights off a folder and what is in it: a copy may have come with whatever rights the
     * copying gave it. A file system that does not let rights be changed (exFAT, a share) is no reason not to work on
     * the case.
     */
    static void tighten(Path folder) throws IOException {
        if (!POSIX) return;
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var rights = Files.isDirectory(file) ? FOLDER : FILE;
                if (!rights.containsAll(Files.getPosixFilePermissions(file)))
                    Files.setPosixFilePermissions(file, rights);
            }
        } catch (java.nio.file.FileSystemException e) {
            LoggerFactory.getLogger(OwnerOnly.class)
                    .warn("Others may be able to read {}: its rights cannot be changed", folder, e);
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

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
