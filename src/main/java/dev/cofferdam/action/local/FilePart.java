package dev.cofferdam.action.local;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Some bytes of a file. */
final class FilePart extends FilterInputStream {
    private long left;

    /** @throws UncheckedIOException when the file cannot be read */
    FilePart(Path file, long from, long size) {
        super(at(file, from));
        this.left = size;
    }

    private static InputStream at(Path file, long from) {
        try {
            var in = Files.newInputStream(file);
            in.skipNBytes(from);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) return -1;
        var octet = in.read();
        if (octet >= 0) left--;
        return octet;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (left <= 0) return length == 0 ? 0 : -1;
        var count = in.read(to, from, (int) Math.min(length, left));
        if (count > 0) left -= count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = in.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
