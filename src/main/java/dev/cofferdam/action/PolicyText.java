package dev.cofferdam.action;

import dev.cofferdam.caselog.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Policy documents, which services take and give as text and changes hold as JSON. */
public final class PolicyText {
    private PolicyText() {}

    /** What is not JSON is kept as the text that it is. */
    public static JsonNode parse(String document) {
        try {
            return Json.MAPPER.readTree(document);
        } catch (JacksonException _) {
            return StringNode.valueOf(document);
        }
    }

    public static String of(JsonNode document) {
        return document.isString() ? document.asString() : document.toString();
    }
}
