package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.report.MarkdownRecords;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes Markdown of records, off the screen's thread. */
final class RecordCopier {
    /** What a ticket or a chat still takes; more is for an export. */
    static final int MOST = 5_000;

    private static final int AT_ONCE = 500;

    private final CaseReader reader;
    private final Latest copying;

    RecordCopier(CaseReader reader, Background background) {
        this.reader = reader;
        this.copying = background.latest();
    }

    void copy(List<Long> seqs, Consumer<String> done, Consumer<Trouble> failed) {
        copying.run(_ -> MarkdownRecords.of(read(seqs)), done, failed);
    }

    private List<LogRecord> read(List<Long> seqs) {
        var records = new ArrayList<LogRecord>(seqs.size());
        for (var from = 0; from < seqs.size(); from += AT_ONCE) {
            records.addAll(reader.records(seqs.subList(from, Math.min(seqs.size(), from + AT_ONCE))));
        }
        return records;
    }
}
