package dev.cofferdam.report;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.LogRecord;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A timeline to paste into a ticket: a table a day, times in UTC, the single AWS calls only counted. */
final class MarkdownTimeline implements TimelineWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Writer to;
    private @Nullable LocalDate day;
    private long calls;

    MarkdownTimeline(CaseSummary about, Writer to) throws IOException {
        this.to = to;
        to.write("# " + MarkdownText.of(about.title()) + "\n\n");
        to.write("- Case: `" + about.id() + "`\n");
        to.write("- Mode: " + about.mode().name() + "\n");
        if (about.severity() != null) to.write("- Severity: " + MarkdownText.of(about.severity()) + "\n");
        to.write("- Times are in UTC\n");
    }

    @Override
    public void write(LogRecord logged) throws IOException {
        if (logged.type().startsWith("aws.")) {
            calls++;
            return;
        }
        var date = LocalDate.ofInstant(logged.eventTime(), ZoneOffset.UTC);
        if (!date.equals(day)) {
            to.write("\n## " + date + "\n\n| time | no. | who | step | what |\n| --- | ---: | --- | --- | --- |\n");
            day = date;
        }
        to.write("| %s | %d | %s | %s | %s |\n"
                .formatted(
                        TIME.format(logged.eventTime()),
                        logged.seq(),
                        MarkdownText.of(who(logged)),
                        MarkdownText.of(step(logged)),
                        MarkdownText.of(logged.message())));
    }

    @Override
    public void finish() throws IOException {
        if (calls == 1) to.write("\n1 record of a single AWS call is in the case, and left out here.\n");
        if (calls > 1) to.write("\n" + calls + " records of single AWS calls are in the case, and left out here.\n");
        to.flush();
    }

    private static String who(LogRecord logged) {
        var approval = logged.content().approval();
        return approval == null ? logged.content().origin().actor().name() : approval.by();
    }

    private static String step(LogRecord logged) {
        var origin = logged.content().origin();
        if (origin.stepId() == null) return "";
        return origin.iteration() == null ? origin.stepId() : origin.stepId() + "#" + origin.iteration();
    }
}
