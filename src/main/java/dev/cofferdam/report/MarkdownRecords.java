package dev.cofferdam.report;

import dev.cofferdam.caselog.LogRecord;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Some records to paste into a ticket or a chat, as they were chosen: single AWS calls too. */
public final class MarkdownRecords {
    private MarkdownRecords() {}

    /** A table a day, in the order in which they were recorded, whatever order they come in. Text stays text. */
    public static String of(List<LogRecord> records) {
        var table = new MarkdownTable();
        return records.stream()
                .sorted(Comparator.comparingLong(LogRecord::seq))
                .map(table::rows)
                .collect(Collectors.joining())
                .stripLeading();
    }
}
