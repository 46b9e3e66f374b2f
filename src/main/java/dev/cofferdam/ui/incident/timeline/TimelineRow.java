package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import java.util.Optional;

/** A row of the list: which record it is, and the record once it has been read. */
public record TimelineRow(long seq, Optional<LogRecord> record) {}
