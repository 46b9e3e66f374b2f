package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecordRows;
import java.util.AbstractList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * All rows of a timeline as a list, of which only those that somebody looks at are there; whoever asks for another gets
 * an empty row, and it is read. To be used on the screen's thread.
 */
final class RowList extends ObservableListBase<TimelineRow> {
    private final RecordCache cache;
    private final IntConsumer missing;
    private RecordRows rows = RecordRows.NONE;

    /** @param missing hears of rows whose record is not there */
    RowList(RecordCache cache, IntConsumer missing) {
        this.cache = cache;
        this.missing = missing;
    }

    RecordRows rows() {
        return rows;
    }

    @Override
    public int size() {
        return rows.count();
    }

    @Override
    public TimelineRow get(int index) {
        var seq = rows.seq(index);
        var record = cache.get(seq);
        if (record.isEmpty()) missing.accept(index);
        return new TimelineRow(seq, record);
    }

    /** Without looking through all of them, as the list view asks for it with every change. */
    @Override
    public int indexOf(Object wanted) {
        return wanted instanceof TimelineRow row && rows.contains(row.seq()) ? rows.row(row.seq()) : -1;
    }

    @Override
    public int lastIndexOf(Object wanted) {
        return indexOf(wanted);
    }

    @Override
    public boolean contains(Object wanted) {
        return indexOf(wanted) >= 0;
    }

    /** Shows the same rows with newer ones before them. */
    void grow(RecordRows next) {
        var more = next.count() - rows.count();
        rows = next;
        if (more <= 0) return;
        fireChange(new Replaced(this, 0, more, List.of()));
    }

    /** Shows other rows. */
    void become(RecordRows next) {
        var former = rows;
        rows = next;
        if (former.count() == 0 && next.count() == 0) return;
        fireChange(new Replaced(this, 0, next.count(), unread(former)));
    }

    /** The records of these rows are there now. */
    void arrived(List<LogRecord> records) {
        beginChange();
        for (var record : records) {
            cache.add(record);
            if (rows.contains(record.seq())) nextUpdate(rows.row(record.seq()));
        }
        endChange();
    }

    private static List<TimelineRow> unread(RecordRows of) {
        return new AbstractList<>() {
            @Override
            public TimelineRow get(int index) {
                return new TimelineRow(of.seq(index), java.util.Optional.empty());
            }

            @Override
            public int size() {
                return of.count();
            }
        };
    }

    /** One change, whose removed rows are not copied: there may be a million. */
    private static final class Replaced extends ListChangeListener.Change<TimelineRow> {
        private final int from;
        private final int to;
        private final List<TimelineRow> removed;
        private boolean begun;

        private Replaced(ObservableList<TimelineRow> list, int from, int to, List<TimelineRow> removed) {
            super(list);
            this.from = from;
            this.to = to;
            this.removed = removed;
        }

        @Override
        public boolean next() {
            var first = !begun;
            begun = true;
            return first;
        }

        @Override
        public void reset() {
            begun = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<TimelineRow> getRemoved() {
            return removed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
