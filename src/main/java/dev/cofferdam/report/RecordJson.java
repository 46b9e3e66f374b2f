package dev.cofferdam.report;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import tools.jackson.databind.node.ObjectNode;

/** A record as one JSON object, with the field names of the log. */
public final class RecordJson {
    private RecordJson() {}

    public static ObjectNode of(LogRecord logged) {
        ObjectNode json = Json.MAPPER.valueToTree(logged);
        var content = (ObjectNode) json.remove("content");
        var origin = (ObjectNode) content.remove("origin");
        json.setAll(origin);
        json.setAll(content);
        json.put("recorded_at", RecordFields.time(logged.recordedAt()));
        json.put("event_time", RecordFields.time(logged.eventTime()));
        if (logged.content().eventEnd() != null) {
            json.put("event_end", RecordFields.time(logged.content().eventEnd()));
        }
        return json;
    }
}
