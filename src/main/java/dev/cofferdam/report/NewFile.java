package dev.cofferdam.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

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
            fill(unfinished, file, content);
            if (replace) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(unfinished, file);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** On the disk before it gets its name: after a power failure, there is the whole of it or nothing. */
    private static void fill(Path unfinished, Path file, Content content) throws IOException {
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        } catch (FileSystemException e) {
            // names its file already
            throw e;
        } catch (IOException e) {
            throw notWritten(file, e);
        } catch (UncheckedIOException e) {
            throw notWritten(file, Objects.requireNonNull(e.getCause()));
        }
    }

    private static IOException notWritten(Path file, IOException why) {
        return new IOException(
                "%s could not be written: %s. What was begun of it is removed; make room, or name another place."
                        .formatted(file, why.getMessage()),
                why);
    }
}
