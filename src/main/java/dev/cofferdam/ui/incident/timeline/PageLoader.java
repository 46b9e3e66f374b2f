package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecordRows;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Trouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads pages of rows, one after the other, what was asked for last first. Whoever scrolls fast asks for many and stays
 * with none of them: all but the last few are dropped. To be used on the screen's thread.
 */
final class PageLoader {
    static final int PAGE = 64;
    private static final int MOST_WAITING = 3;

    private final CaseReader reader;
    private final Background background;
    private final Consumer<List<LogRecord>> arrived;
    private final Consumer<Trouble> failed;
    private final Deque<Page> waiting = new ArrayDeque<>();
    private Page reading = Page.NONE;

    /** Pages are counted from the oldest row, so that they stay what they are when newer rows come. */
    private record Page(RecordRows rows, int number) {
        static final Page NONE = new Page(RecordRows.NONE, -1);

        List<Long> seqs() {
            var to = rows.count() - number * PAGE;
            return rows.seqs(Math.max(0, to - PAGE), to);
        }
    }

    PageLoader(CaseReader reader, Background background, Consumer<List<LogRecord>> arrived, Consumer<Trouble> failed) {
        this.reader = reader;
        this.background = background;
        this.arrived = arrived;
        this.failed = failed;
    }

    void want(RecordRows rows, int row) {
        var page = new Page(rows, (rows.count() - 1 - row) / PAGE);
        if (page.equals(reading)) return;
        waiting.removeIf(other -> other.rows() != rows || other.equals(page));
        waiting.addFirst(page);
        if (waiting.size() > MOST_WAITING) waiting.removeLast();
        if (reading.equals(Page.NONE)) next();
    }

    private void next() {
        reading = waiting.isEmpty() ? Page.NONE : waiting.removeFirst();
        if (reading.equals(Page.NONE)) return;
        var seqs = reading.seqs();
        background.run(
                _ -> reader.records(seqs),
                records -> {
                    arrived.accept(records);
                    next();
                },
                trouble -> {
                    failed.accept(trouble);
                    next();
                });
    }
}
