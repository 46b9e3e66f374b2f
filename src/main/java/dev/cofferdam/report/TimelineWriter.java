package dev.cofferdam.report;

import dev.cofferdam.caselog.LogRecord;
import java.io.IOException;

/** Writes records one by one, in the order in which it is given them; keeps none. */
interface TimelineWriter {
    void write(LogRecord logged) throws IOException;

    /** Writes what stands behind the last record. Does not close what it writes to. */
    void finish() throws IOException;
}
