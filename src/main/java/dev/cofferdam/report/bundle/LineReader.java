package dev.cofferdam.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, none longer than is said: a line that never ends must not fill the memory. */
final class LineReader {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line without its end; null behind the last.
     *
     * @throws RefusedBundleException when it is too long, or the last one is not ended
     */
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (from == to) {
                to = in.read(buffer);
                from = 0;
                if (to < 0) {
                    to = 0;
                    if (line.size() == 0) return null;
                    throw new RefusedBundleException("The log in it ends in the middle of a line.");
                }
            }
            var end = from;
            while (end < to && buffer[end] != '\n') end++;
            line.write(buffer, from, end - from);
            if (line.size() > longest)
                throw new RefusedBundleException("The log in it has a line of more than %,d bytes.".formatted(longest));
            var ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) return line.toString(StandardCharsets.UTF_8);
        }
    }
}
