package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder on a disk that cannot be written, as far as this user can be kept from writing. */
final class FrozenFolder implements AutoCloseable {
    private static final Path CHATTR = Path.of("/usr/bin/chattr");

    private final Path folder;

    FrozenFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        // rights mean nothing to root
        if (!isFrozen()) attribute("+i");
    }

    boolean isFrozen() {
        return !Files.isWritable(folder);
    }

    /** Where there is no such command, or the file system knows no such attribute, {@link #isFrozen} tells. */
    private void attribute(String change) throws IOException {
        if (!Files.isExecutable(CHATTR)) return;
        new ProcessBuilder(CHATTR.toString(), change, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    @Override
    public void close() throws IOException {
        if (isFrozen()) attribute("-i");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
