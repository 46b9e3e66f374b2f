package dev.cofferdam.report;

import dev.cofferdam.caselog.LogRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 4180, with a header, every cell defused. */
final class CsvTimeline implements TimelineWriter {
    private final List<String> columns;
    private final Function<LogRecord, ObjectNode> fields;
    private final CSVPrinter csv;

    CsvTimeline(List<String> columns, Function<LogRecord, ObjectNode> fields, Writer to) throws IOException {
        this.columns = columns;
        this.fields = fields;
        this.csv = new CSVPrinter(to, CSVFormat.RFC4180);
        csv.printRecord(columns);
    }

    @Override
    public void write(LogRecord logged) throws IOException {
        var row = fields.apply(logged);
        for (var column : columns) csv.print(cell(row.path(column)));
        csv.println();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "";
        return Defused.cell(value.isString() ? value.stringValue() : value.toString());
    }
}
