package dev.cofferdam.aws;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecordLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is appended, numbered from 1. */
public final class MemoryLog implements RecordLog {
    public final List<LogRecord> records = new ArrayList<>();
    private final Clock clock;

    public MemoryLog() {
        this(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public MemoryLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized LogRecord append(Draft draft) {
        var seq = records.size() + 1L;
        var now = clock.instant();
        var record = new LogRecord(1, "case", seq, "id-" + seq, now, now, draft, "", "", "");
        records.add(record);
        return record;
    }

    public List<String> types() {
        return records.stream().map(LogRecord::type).toList();
    }

    public List<String> messages() {
        return records.stream().map(LogRecord::message).toList();
    }
}
