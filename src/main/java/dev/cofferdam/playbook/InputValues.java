package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Turns text into a value of an input's type. */
final class InputValues {
    /** No id, ARN or name in AWS is longer; and a pattern's repeated groups take stack for each repetition. */
    private static final int LONGEST = 2_048;

    private InputValues() {}

    static JsonNode parse(InputSpec spec, String text) {
        var value = text.strip();
        if (!spec.values().isEmpty() && !spec.values().contains(value)) {
            throw new IllegalArgumentException(
                    spec.name() + " must be one of " + String.join(", ", spec.values()) + ", not '" + value + "'");
        }
        if (!isValid(spec.type(), value)) {
            throw new IllegalArgumentException(
                    spec.name() + " is not a valid " + spec.type().yamlName() + ": '" + value + "'");
        }
        try {
            return value(spec.type(), value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(spec.name() + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static boolean isValid(ValueType type, String text) {
        return switch (type) {
            case STRING, TEXT, JSON -> type.pattern().matcher(text).matches();
            default -> text.length() <= LONGEST && type.pattern().matcher(text).matches();
        };
    }

    /** @param text valid for the type */
    static JsonNode value(ValueType type, String text) {
        return switch (type.base()) {
            case STRING -> StringNode.valueOf(text);
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(text));
            case INTEGER -> LongNode.valueOf(Long.parseLong(text));
            case NUMBER -> DecimalNode.valueOf(new BigDecimal(text));
            case DYNAMIC -> Json.MAPPER.readTree(text);
        };
    }
}
