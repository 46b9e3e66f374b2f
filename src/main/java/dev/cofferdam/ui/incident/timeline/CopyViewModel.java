package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecordRows;
import dev.cofferdam.report.MarkdownRecords;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Makes Markdown of records, off the screen's thread, and says what came of it. */
final class CopyViewModel {
    /** What a ticket or a chat still takes; more is for an export. */
    static final int MOST = 5_000;

    private static final int AT_ONCE = 500;

    private final CaseReader reader;
    private final Latest copying;
    private final Consumer<Trouble> failed;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    CopyViewModel(CaseReader reader, Background background, Consumer<Trouble> failed) {
        this.reader = reader;
        this.copying = background.latest();
        this.failed = failed;
    }

    /** What was done last: so many copied; too many to be copied. */
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    void copyAll(RecordRows rows, Consumer<String> clipboard) {
        // asked before they are listed
        if (!isTooMany(rows.count())) copy(rows.seqs(0, rows.count()), clipboard);
    }

    void copy(List<Long> seqs, Consumer<String> clipboard) {
        if (seqs.isEmpty() || isTooMany(seqs.size())) return;
        copying.run(
                _ -> MarkdownRecords.of(read(seqs)),
                markdown -> {
                    clipboard.accept(markdown);
                    // the same words a second time are news too
                    said.set("");
                    said.set(Words.of("timeline.copied", seqs.size()));
                },
                failed);
    }

    private boolean isTooMany(int count) {
        if (count > MOST) said.set(Words.of("timeline.too-many", count, MOST));
        return count > MOST;
    }

    private List<LogRecord> read(List<Long> seqs) {
        var records = new ArrayList<LogRecord>(seqs.size());
        for (var from = 0; from < seqs.size(); from += AT_ONCE) {
            records.addAll(reader.records(seqs.subList(from, Math.min(seqs.size(), from + AT_ONCE))));
        }
        return records;
    }
}
