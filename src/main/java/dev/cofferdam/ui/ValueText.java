package dev.cofferdam.ui;

import dev.cofferdam.caselog.Json;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A JSON value as a person reads it. */
public final class ValueText {
    private ValueText() {}

    /**
     * Text plainly, a list of plain values one a line, other lists and objects as indented JSON; JSON that was put into
     * a string, as policies are, is unpacked.
     */
    public static String of(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return Words.of("value.none");
        if (value.isString()) return ofText(value.stringValue());
        if (value.isValueNode()) return value.asString();
        if (value.isEmpty()) return value.isArray() ? Words.of("value.empty-list") : Words.of("value.empty");
        if (value.isArray() && value.valueStream().allMatch(item -> item.isValueNode() && !item.isNull())) {
            return value.valueStream()
                    .map(item -> SafeText.line(item.asString()))
                    .collect(Collectors.joining("\n"));
        }
        return SafeText.of(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    private static String ofText(String text) {
        if (text.isEmpty()) return Words.of("value.empty");
        if (!text.startsWith("{") && !text.startsWith("[")) return SafeText.of(text);
        try {
            return of(Json.MAPPER.readTree(text));
        } catch (JacksonException _) {
            return SafeText.of(text);
        }
    }
}
