package dev.cofferdam.range.guardduty;

import dev.cofferdam.range.service.ModelJson;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.model.Condition;
import tools.jackson.databind.JsonNode;

/** What a finding must be like; every field must fit. Source: GuardDuty API Reference, ListFindings. */
record Criterion(Map<String, Condition> fields) {
    boolean matches(JsonNode finding) {
        return fields.entrySet().stream()
                .allMatch(f -> fits(value(finding, f.getKey()), ModelJson.write(f.getValue())));
    }

    static JsonNode value(JsonNode finding, String path) {
        var node = finding;
        for (var name : path.split("\\.", -1)) node = node.path(name);
        return node;
    }

    /** @param condition its operators, the older short names too */
    private static boolean fits(JsonNode value, JsonNode condition) {
        return condition.properties().stream().allMatch(c -> switch (c.getKey()) {
            case "equals", "eq" -> isAmong(value, c.getValue());
            case "notEquals", "neq" -> !isAmong(value, c.getValue());
            case "greaterThan", "gt" -> number(value) > c.getValue().doubleValue();
            case "greaterThanOrEqual", "gte" -> number(value) >= c.getValue().doubleValue();
            case "lessThan", "lt" -> number(value) < c.getValue().doubleValue();
            case "lessThanOrEqual", "lte" -> number(value) <= c.getValue().doubleValue();
            default -> throw GuardDutyPart.rejected("the condition " + c.getKey() + " is not supported.");
        });
    }

    private static boolean isAmong(JsonNode value, JsonNode values) {
        var text = value.isMissingNode() ? "" : value.asString();
        return values.valueStream().anyMatch(v -> v.asString().equals(text));
    }

    /** Times compare as milliseconds. */
    private static double number(JsonNode value) {
        if (value.isNumber()) return value.doubleValue();
        if (value.isString() && value.stringValue().endsWith("Z")) {
            return Instant.parse(value.stringValue()).toEpochMilli();
        }
        return Double.NaN;
    }
}
