package dev.cofferdam.report;

import dev.cofferdam.caselog.CaseSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats that a timeline can be written in. */
public enum TimelineFormat {
    /** One row a record, one column a field, for a spreadsheet. */
    CSV("csv", "csv"),
    /** One JSON object a line: each record as the log has it, unchanged. */
    JSONL("jsonl", "jsonl"),
    /** What people did and what came of it, for a ticket; the single AWS calls are only counted. */
    MARKDOWN("markdown", "md"),
    /** For Timesketch's CSV import. */
    TIMESKETCH_CSV("timesketch-csv", "timesketch.csv"),
    /** For Timesketch's JSONL import. */
    TIMESKETCH_JSONL("timesketch-jsonl", "timesketch.jsonl");

    private final String id;
    private final String extension;

    TimelineFormat(String id, String extension) {
        this.id = id;
        this.extension = extension;
    }

    /** As the command line takes it. */
    public String id() {
        return id;
    }

    /** What a file of this format is best called behind its first dot. */
    public String extension() {
        return extension;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(TimelineFormat::id).toList();
    }

    public static Optional<TimelineFormat> named(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }

    TimelineWriter writer(CaseSummary about, Writer to) throws IOException {
        return switch (this) {
            case CSV -> new CsvTimeline(RecordFields.NAMES, RecordFields::of, to);
            case JSONL -> new JsonlTimeline(RecordJson::of, to);
            case MARKDOWN -> new MarkdownTimeline(about, to);
            case TIMESKETCH_CSV -> new CsvTimeline(TimesketchFields.NAMES, TimesketchFields::of, to);
            case TIMESKETCH_JSONL -> new JsonlTimeline(TimesketchFields::of, to);
        };
    }
}
