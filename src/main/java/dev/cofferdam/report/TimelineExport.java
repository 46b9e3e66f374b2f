package dev.cofferdam.report;

import dev.cofferdam.action.CaseExporter;
import java.io.OutputStream;

/** A case's timeline in one format. */
public record TimelineExport(CaseExporter exporter, String caseId, String format) implements Export {
    @Override
    public String what() {
        return "the timeline as " + format;
    }

    @Override
    public void writeTo(OutputStream to) {
        exporter.export(caseId, format, to);
    }
}
