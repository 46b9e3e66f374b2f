package dev.cofferdam.report;

import dev.cofferdam.caselog.Json;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** JSON in one line of visible ASCII: nothing in it can hide from whoever reads a command before running it. */
final class AsciiJson {
    private static final ObjectWriter WRITER = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private AsciiJson() {}

    static String of(JsonNode json) {
        return WRITER.writeValueAsString(json).replace("\u007F", "\\u007F");
    }
}
