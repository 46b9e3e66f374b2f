package dev.cofferdam.action.iam;

import dev.cofferdam.caselog.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Policy documents as JSON. IAM returns them URL-encoded. Source: IAM API Reference, "UserDetail" (RFC 3986). */
final class PolicyJson {
    private PolicyJson() {}

    /** What is not JSON is kept as the text that it is. */
    static JsonNode parse(String document) {
        var text = document.stripLeading().startsWith("{")
                ? document
                : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException _) {
            return StringNode.valueOf(text);
        }
    }

    /** Whether it has a statement that denies. */
    static boolean denies(JsonNode document) {
        return document.findValuesAsString("Effect").contains("Deny");
    }

    static String text(JsonNode document) {
        return document.isString() ? document.asString() : document.toString();
    }
}
