package dev.cofferdam.action.iam;

import dev.cofferdam.action.PolicyText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Policy documents as JSON. IAM returns them URL-encoded. Source: IAM API Reference, "UserDetail" (RFC 3986). */
final class PolicyJson {
    private PolicyJson() {}

    /** What is not JSON is kept as the text that it is. */
    static JsonNode parse(String document) {
        var text = document.stripLeading().startsWith("{")
                ? document
                : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        return PolicyText.parse(text);
    }

    /** Whether it has a statement that denies. */
    static boolean denies(JsonNode document) {
        return document.findValuesAsString("Effect").contains("Deny");
    }

    static String text(JsonNode document) {
        return PolicyText.of(document);
    }
}
