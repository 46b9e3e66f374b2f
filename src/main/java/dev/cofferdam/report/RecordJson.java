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
        return json;
    }
}
