package dev.cofferdam.playbook;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Turns text into a value of an input's type. */
final class InputValues {
    private InputValues() {}

    static JsonNode parse(InputSpec spec, String text) {
        var value = text.strip();
        if (!spec.values().isEmpty() && !spec.values().contains(value)) {
            throw new IllegalArgumentException(
                    spec.name() + " must be one of " + String.join(", ", spec.values()) + ", not '" + value + "'");
        }
        if (!spec.type().pattern().matcher(value).matches()) {
            throw new IllegalArgumentException(
                    spec.name() + " is not a valid " + spec.type().yamlName() + ": '" + value + "'");
        }
        return switch (spec.type().base()) {
            case STRING, DYNAMIC -> StringNode.valueOf(value);
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(value));
            case INTEGER -> LongNode.valueOf(Long.parseLong(value));
            case NUMBER -> DecimalNode.valueOf(new java.math.BigDecimal(value));
        };
    }
}
