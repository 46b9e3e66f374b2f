package dev.cofferdam.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A JSON value as a person reads it. */
final class ValueText {
    private ValueText() {}

    static String of(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "(none)";
        if (value.isString()) return value.stringValue().isEmpty() ? "(empty)" : value.stringValue();
        if (value.isArray() && value.isEmpty()) return "(none)";
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
            return value.valueStream().map(ValueText::of).collect(Collectors.joining(", "));
        }
        return value.toString();
    }
}
