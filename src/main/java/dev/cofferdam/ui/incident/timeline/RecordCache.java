package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The records that were looked at last, and no more than so many. */
final class RecordCache {
    private final Map<Long, LogRecord> records;

    RecordCache(int most) {
        records = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, LogRecord> eldest) {
                return size() > most;
            }
        };
    }

    Optional<LogRecord> get(long seq) {
        return Optional.ofNullable(records.get(seq));
    }

    boolean holds(long seq) {
        return records.containsKey(seq);
    }

    void add(LogRecord logged) {
        records.put(logged.seq(), logged);
    }

    int size() {
        return records.size();
    }
}
