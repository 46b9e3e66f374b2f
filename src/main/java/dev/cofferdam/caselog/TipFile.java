package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * {@code case.tip}: the {@link Tip}, kept outside of the database, so that whoever cuts the end off the database and
 * removes its checkpoints still leaves a trace. Written after each commit, and not synced: after a power failure it may
 * be behind the log, never ahead of it.
 */
final class TipFile implements AutoCloseable {
    static final String NAME = "case.tip";

    private final FileChannel channel;

    private TipFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when there is none, or when what stands there is no tip. */
    static Optional<Tip> read(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) || Files.size(file) != Tip.LENGTH) return Optional.empty();
        return Tip.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** For the writer of the case. A new case gets its first tip at once, synced, so that it never lacks one. */
    static TipFile open(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        OwnerOnly.file(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (channel.size() != Tip.LENGTH) {
            channel.truncate(0);
            write(channel, Tip.OF_NOTHING);
            channel.force(true);
        }
        return new TipFile(channel);
    }

    void write(Tip tip) throws IOException {
        write(channel, tip);
    }

    private static void write(FileChannel channel, Tip tip) throws IOException {
        var bytes = ByteBuffer.wrap(tip.line().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) channel.write(bytes, bytes.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
