package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.RecordFilter;
import dev.cofferdam.caselog.RecordRows;

/**
 * What a filter lets through.
 *
 * @param everything whether it is all there is, because nothing filters or nothing can yet
 */
record FoundRows(RecordFilter filter, RecordRows rows, boolean everything) {
    static final FoundRows NONE = new FoundRows(RecordFilter.NOTHING, RecordRows.NONE, true);

    /** Whether it has the rows of a former one, and perhaps newer ones before them. */
    boolean goesOn(FoundRows former) {
        return rows.count() >= former.rows.count()
                && everything == former.everything
                && (everything || filter.equals(former.filter));
    }
}
