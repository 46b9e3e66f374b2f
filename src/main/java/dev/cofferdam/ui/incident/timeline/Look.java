package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecordFilter;
import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.caselog.RecordRows;
import dev.cofferdam.caselog.StepRecords;
import dev.cofferdam.caselog.TimelineIndex;
import dev.cofferdam.ui.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at a case brought.
 *
 * @param last the number of the last record, and its hash
 * @param progress of the index, which is told what is new at each look
 * @param rows empty while the index is not up to it
 * @param hindrance why nothing can be filtered
 */
record Look(
        RecordFilter filter,
        long last,
        String head,
        TimelineIndex.Progress progress,
        Optional<RecordRows> rows,
        Map<RecordKind, Integer> counts,
        List<StepRecords> steps,
        Optional<Trouble> hindrance) {

    /**
     * Reads; never on the screen's thread.
     *
     * @param before what the same filter let through at an earlier look
     */
    static Look at(CaseReader reader, TimelineIndex index, RecordFilter filter, RecordRows before, boolean withSteps) {
        var newest = reader.pageBack(Long.MAX_VALUE, 1).stream().findFirst();
        var last = newest.map(LogRecord::seq).orElse(0L);
        var head = newest.map(LogRecord::hash).orElse("");
        try {
            var progress = index.advance();
            return new Look(
                    filter,
                    last,
                    head,
                    progress,
                    rows(index, filter, before, last, progress.isComplete()),
                    index.counts(),
                    withSteps ? index.steps() : List.of(),
                    Optional.empty());
        } catch (CaseLogException e) {
            // the records themselves can still be shown
            var nothing = new TimelineIndex.Progress(last, last);
            return new Look(
                    filter, last, head, nothing, Optional.empty(), Map.of(), List.of(), Optional.of(Trouble.of(e)));
        }
    }

    private static Optional<RecordRows> rows(
            TimelineIndex index, RecordFilter filter, RecordRows before, long last, boolean complete) {
        if (filter.isNothing()) return Optional.of(RecordRows.all(last));
        return complete ? Optional.of(index.find(filter, before)) : Optional.empty();
    }
}
