package dev.cofferdam.report.bundle;

import dev.cofferdam.report.HashingStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lets so many bytes through, hashing them, and refuses more or less: what unpacks to more than it said is never
 * unpacked whole.
 */
final class ExactStream extends FilterInputStream {
    private final String name;
    private final long size;
    private final HashingStream hashing = new HashingStream(OutputStream.nullOutputStream());

    ExactStream(InputStream in, String name, long size) {
        super(in);
        this.name = name;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        var count = super.read(to, from, length);
        if (count < 0) {
            if (hashing.size() < size)
                throw refused("ends after %,d bytes instead of %,d".formatted(hashing.size(), size));
            return count;
        }
        hashing.write(to, from, count);
        if (hashing.size() > size)
            throw refused("unpacks to more than the %,d bytes that it should have".formatted(size));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = 0L;
        while (skipped < count && read() >= 0) skipped++;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Of all that was read, lower-case hex; to be asked once, behind the last byte. */
    String sha256() {
        return hashing.sha256();
    }

    private RefusedBundleException refused(String fault) {
        return new RefusedBundleException("The file \"%s\" in it %s.".formatted(name, fault));
    }
}
