package dev.cofferdam.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file under a temporary name beside it, readable by its owner only, and moves it into place when it is whole.
 */
public final class NewFile {
    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    private NewFile() {}

    /**
     * @param replace whether a file that is already there is replaced
     * @throws FileAlreadyExistsException when there is one and it is not to be replaced
     * @throws IOException when it could not be written; then nothing is there that was not there before
     */
    public static void write(Path file, boolean replace, Content content) throws IOException {
        if (!replace && Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException("not a file: " + file);
        var unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.writeTo(out);
            }
            if (replace) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(unfinished, file);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
