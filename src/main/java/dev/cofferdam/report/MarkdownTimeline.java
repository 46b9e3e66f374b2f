package dev.cofferdam.report;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.LogRecord;
import java.io.IOException;
import java.io.Writer;

/** A timeline to paste into a ticket: a table a day, times in UTC, the single AWS calls only counted. */
final class MarkdownTimeline implements TimelineWriter {
    private final Writer to;
    private final MarkdownTable table = new MarkdownTable();
    private long calls;

    MarkdownTimeline(CaseSummary about, Writer to) throws IOException {
        this.to = to;
        to.write("# " + MarkdownText.of(about.title()) + "\n\n");
        to.write("- Case: `" + about.id() + "`\n");
        to.write("- Mode: " + about.mode().name() + "\n");
        if (about.severity() != null) to.write("- Severity: " + MarkdownText.of(about.severity()) + "\n");
    }

    @Override
    public void write(LogRecord logged) throws IOException {
        if (logged.type().startsWith("aws.")) {
            calls++;
        } else {
            to.write(table.rows(logged));
        }
    }

    @Override
    public void finish() throws IOException {
        if (calls == 1) to.write("\n1 record of a single AWS call is in the case, and left out here.\n");
        if (calls > 1) to.write("\n" + calls + " records of single AWS calls are in the case, and left out here.\n");
        to.flush();
    }
}
