package dev.cofferdam.caselog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The facet of each record, in memory: four bytes a record. Not thread-safe. */
final class FacetColumn {
    private final List<Facet> facets = new ArrayList<>();
    /** How many records each of them has. */
    private int[] counts = new int[64];

    private int[] column = new int[1_024];
    private int size;

    int facets() {
        return facets.size();
    }

    /** How many records there are, which is the number of the last. */
    int size() {
        return size;
    }

    void define(Facet next) {
        if (facets.size() == counts.length) counts = Arrays.copyOf(counts, counts.length * 2);
        facets.add(next);
    }

    /** @param facet from 1, in the order of {@link #define} */
    void add(int facet) {
        if (facet < 1 || facet > facets.size()) throw new IllegalArgumentException("no such facet: " + facet);
        if (size == column.length) column = Arrays.copyOf(column, size * 2);
        column[size++] = facet - 1;
        counts[facet - 1]++;
    }

    void clear() {
        facets.clear();
        Arrays.fill(counts, 0);
        size = 0;
    }

    /** By {@code seq - 1}, of the records behind {@code afterSeq}. */
    BitSet select(Predicate<Facet> wanted, int afterSeq) {
        var chosen = new boolean[facets.size()];
        for (var i = 0; i < chosen.length; i++) chosen[i] = wanted.test(facets.get(i));
        var words = new long[size / 64 + 1];
        for (var at = afterSeq; at < size; at++) if (chosen[column[at]]) words[at / 64] |= 1L << (at % 64);
        return BitSet.valueOf(words);
    }

    Map<RecordKind, Integer> countByKind() {
        var byKind = new EnumMap<RecordKind, Integer>(RecordKind.class);
        for (var kind : RecordKind.values()) byKind.put(kind, 0);
        for (var i = 0; i < facets.size(); i++) {
            for (var kind : facets.get(i).kinds()) byKind.merge(kind, counts[i], Integer::sum);
        }
        return byKind;
    }

    /** Number of records, and the first and the last of them, by step, in the order of the first. */
    Map<StepOfRun, Span> spans() {
        var spans = new java.util.LinkedHashMap<StepOfRun, Span>();
        var known = new Span[facets.size()];
        for (var at = 0; at < size; at++) {
            var facet = column[at];
            var span = known[facet];
            if (span == null) {
                var of = facets.get(facet);
                if (of.step().isEmpty()) continue;
                span = spans.computeIfAbsent(new StepOfRun(of.runId(), of.step()), _ -> new Span());
                known[facet] = span;
            }
            span.add(at + 1);
        }
        return spans;
    }

    /** Grows while it is counted. */
    static final class Span {
        private int count;
        private long first;
        private long last;

        private void add(long seq) {
            if (count++ == 0) first = seq;
            last = seq;
        }

        int count() {
            return count;
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }
    }
}
