package dev.cofferdam.caselog;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row held against itself: everything about it that does not depend on the rows around it.
 *
 * @param links null when the envelope cannot be read
 * @param fault what is wrong with it, the end of a sentence; null when nothing is
 * @param genuine whether its hash is that of its envelope: it was a record once, whatever is beside it now
 */
record Inspected(Row row, @Nullable Links links, @Nullable String fault, boolean genuine) {
    private static final HexFormat HEX = HexFormat.of();

    static Inspected of(Row row, Hashes hashes) {
        var found = withoutColumns(row, hashes);
        var links = found.links();
        if (links == null || found.fault() != null) return found;
        return disagreeing(row, links)
                .map(column ->
                        new Inspected(row, links, "the column " + column + " does not say what the record says", true))
                .orElse(found);
    }

    /** Of a record that stands in no table. */
    static Inspected outside(StoredRecord stored, Hashes hashes) {
        return withoutColumns(new Row(stored), hashes);
    }

    private static Inspected withoutColumns(Row row, Hashes hashes) {
        var read = Links.of(row.envelope);
        if (read.isEmpty()) return new Inspected(row, null, "what stands there is no record", false);
        var links = read.get();
        if (!Arrays.equals(row.hash, hashes.ofRecord(HEX.parseHex(links.previous()), row.envelope))) {
            return new Inspected(row, links, "its hash does not fit what it says", false);
        }
        var dataHash = HEX.formatHex(hashes.ofData(row.salt, row.body));
        return links.dataHash().equals(dataHash)
                ? new Inspected(row, links, null, true)
                : new Inspected(row, links, "its body is not the one that was recorded", true);
    }

    private static Optional<String> disagreeing(Row row, Links links) {
        if (row.seq != links.seq()) return Optional.of("seq");
        if (!links.type().equals(row.type)) return Optional.of("type");
        if (!Objects.equals(links.runId(), row.runId)) return Optional.of("run_id");
        if (!Objects.equals(links.stepId(), row.stepId)) return Optional.of("step_id");
        return links.eventTime().equals(RecordFormat.time(row.eventTime))
                ? Optional.empty()
                : Optional.of("event_time");
    }

    /** Whether it is the record {@code seq} that was chained to {@code previous}. */
    boolean follows(long seq, byte[] previous) {
        return genuine
                && links != null
                && links.seq() == seq
                && links.previous().equals(HEX.formatHex(previous));
    }
}
