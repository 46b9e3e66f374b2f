package dev.cofferdam.caselog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON of a record with gaps for what only the log knows. Whoever appends makes it on their own thread,
 * so that the one thread that writes has only to fill it in.
 */
final class Envelope {
    /** In the order in which canonical JSON has them. */
    private static final List<String> GAPS = List.of("event_time", "id", "prev_hash", "recorded_at", "seq");

    /** What stands before each gap, and behind the last. */
    private final List<byte[]> pieces = new ArrayList<>(GAPS.size() + 1);

    /** @param known all fields but those of the gaps */
    Envelope(ObjectNode known) {
        var names = new TreeSet<>(GAPS);
        names.addAll(known.propertyNames());
        var out = new StringBuilder(1_024);
        var between = '{';
        for (var name : names) {
            out.append(between);
            CanonicalJson.string(name, out);
            out.append(':');
            if (GAPS.contains(name)) {
                pieces.add(out.toString().getBytes(StandardCharsets.UTF_8));
                out.setLength(0);
            } else {
                CanonicalJson.write(known.get(name), out);
            }
            between = ',';
        }
        pieces.add(out.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** UTF-8. */
    byte[] filled(long seq, String id, Instant recordedAt, Instant eventTime, String previousHash) {
        var recorded = RecordFormat.time(recordedAt);
        var happened = eventTime.equals(recordedAt) ? recorded : RecordFormat.time(eventTime);
        var out = new ByteArrayOutputStream(2_048);
        out.writeBytes(pieces.get(0));
        out.writeBytes(quoted(happened));
        out.writeBytes(pieces.get(1));
        out.writeBytes(quoted(id));
        out.writeBytes(pieces.get(2));
        out.writeBytes(quoted(previousHash));
        out.writeBytes(pieces.get(3));
        out.writeBytes(quoted(recorded));
        out.writeBytes(pieces.get(4));
        out.writeBytes(ascii(Long.toString(seq)));
        out.writeBytes(pieces.get(5));
        return out.toByteArray();
    }

    private static byte[] quoted(String text) {
        return ascii('"' + text + '"');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
