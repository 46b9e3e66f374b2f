package dev.cofferdam.action;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text that is asked for a page at a time while it is read, so that only one page is ever in memory. */
public abstract class PagedText extends InputStream {
    private ByteArrayInputStream page = new ByteArrayInputStream(new byte[0]);
    private boolean ended;

    /** The next page, which may be blank; empty: there is none. */
    protected abstract Optional<String> nextPage();

    @Override
    public final int read() {
        var one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] to, int offset, int length) {
        while (true) {
            var got = page.read(to, offset, length);
            if (got != -1 || ended) return got;
            var next = nextPage();
            ended = next.isEmpty();
            page = new ByteArrayInputStream(next.orElse("").getBytes(StandardCharsets.UTF_8));
        }
    }
}
