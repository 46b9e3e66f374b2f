package dev.cofferdam.action;

import java.io.OutputStream;
import java.util.List;

/** Writes the case's timeline in a format; the exports live above this package and are handed in by the wiring. */
public interface CaseExporter {
    /** The formats' names, as the command line takes them. */
    List<String> formats();

    /** Streams every record written so far. */
    void export(String caseId, String format, OutputStream to);
}
