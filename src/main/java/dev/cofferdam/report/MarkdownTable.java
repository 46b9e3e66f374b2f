package dev.cofferdam.report;

import dev.cofferdam.caselog.LogRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Records as the rows of Markdown tables: one table a day under the day's heading, times in UTC. Keeps no record. */
final class MarkdownTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private @Nullable LocalDate day;

    /** The row, and before it the day's heading and the head of its table, where a day begins. */
    String rows(LogRecord logged) {
        var date = LocalDate.ofInstant(logged.eventTime(), ZoneOffset.UTC);
        var head = date.equals(day)
                ? ""
                : "\n## " + date + "\n\n| time (UTC) | no. | who | step | what |\n| --- | ---: | --- | --- | --- |\n";
        day = date;
        return head
                + "| %s | %d | %s | %s | %s |\n"
                        .formatted(
                                TIME.format(logged.eventTime()),
                                logged.seq(),
                                MarkdownText.of(logged.by()),
                                MarkdownText.of(step(logged)),
                                MarkdownText.of(logged.message()));
    }

    private static String step(LogRecord logged) {
        var key = logged.content().origin().stepKey();
        return key == null ? "" : key;
    }
}
