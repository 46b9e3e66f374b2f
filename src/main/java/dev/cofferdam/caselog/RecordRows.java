package dev.cofferdam.caselog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which records a filter lets through, as rows from 0, the newest first. A bit a record, so that a case of a million
 * takes 125 kB, and any row is found at once. Immutable.
 */
public final class RecordRows {
    public static final RecordRows NONE = new RecordRows(new BitSet(), 0);

    private final long[] words;
    /** How many records are in the words before each. */
    private final int[] before;

    private final long upTo;

    /** @param bits by {@code seq - 1}; read, not kept */
    RecordRows(BitSet bits, long upTo) {
        this(bits.toLongArray(), upTo);
    }

    private RecordRows(long[] words, long upTo) {
        this.words = words;
        this.upTo = upTo;
        this.before = new int[words.length + 1];
        for (var i = 0; i < words.length; i++) before[i + 1] = before[i] + Long.bitCount(words[i]);
    }

    /** All records of a log that has so many. */
    public static RecordRows all(long last) {
        var words = new long[Math.toIntExact((last + 63) / 64)];
        Arrays.fill(words, -1L);
        if (last % 64 != 0) words[words.length - 1] = (1L << (last % 64)) - 1;
        return new RecordRows(words, last);
    }

    public int count() {
        return before[words.length];
    }

    /** The last record that was looked at, whether or not it is among them. */
    public long upTo() {
        return upTo;
    }

    /** The record in a row. */
    public long seq(int row) {
        var ordinal = count() - 1 - row;
        if (ordinal < 0 || row < 0) throw new IndexOutOfBoundsException(row);
        var found = Arrays.binarySearch(before, ordinal);
        var word = found >= 0 ? found : -found - 2;
        // words without any record have the same number before them as the next
        while (words[word] == 0) word++;
        var rest = words[word];
        for (var skip = ordinal - before[word]; skip > 0; skip--) rest &= rest - 1;
        return word * 64L + Long.numberOfTrailingZeros(rest) + 1;
    }

    /** The records in rows {@code from} to {@code to}, exclusively. */
    public List<Long> seqs(int from, int to) {
        var seqs = new ArrayList<Long>(Math.max(0, to - from));
        for (var row = from; row < to; row++) seqs.add(seq(row));
        return seqs;
    }

    public boolean contains(long seq) {
        var at = seq - 1;
        return at >= 0 && at / 64 < words.length && (words[(int) (at / 64)] >>> (at % 64) & 1) != 0;
    }

    /** The row of a record, or of the next newer one that is among them, or else of the newest; 0 without any. */
    public int row(long seq) {
        var at = Math.max(0, seq - 1);
        if (at / 64 >= words.length) return 0;
        var word = (int) (at / 64);
        var older = before[word] + Long.bitCount(words[word] & ((1L << (at % 64)) - 1));
        return Math.max(0, count() - 1 - older);
    }

    /** A copy to go on from. */
    BitSet bits() {
        return BitSet.valueOf(words);
    }
}
