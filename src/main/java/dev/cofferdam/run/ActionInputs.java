package dev.cofferdam.run;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns evaluated values into an action's input record. The values may come from a finding, which an attacker can have
 * a hand in: each is held against its type before anything is called with it.
 */
final class ActionInputs {
    private ActionInputs() {}

    /**
     * @param values by the input's name in snake case; null and missing are alike
     * @throws ActionException with a message for the responder, when a value is missing or not of its type
     */
    static <I extends Record> I of(ActionSpec<I, ?> spec, ObjectNode values) {
        var given = Json.object();
        for (var parameter : spec.inputs()) {
            var value = values.path(parameter.name());
            if (value.isMissingNode() || value.isNull()) absent(spec, parameter, given);
            else given.set(parameter.name(), checked(spec, parameter, value));
        }
        try {
            return Json.MAPPER.treeToValue(given, spec.input());
        } catch (JacksonException e) {
            throw new ActionException(
                    "InvalidInput", "The inputs of %s do not fit: %s".formatted(spec.id(), e.getOriginalMessage()), e);
        }
    }

    private static void absent(ActionSpec<?, ?> spec, Parameter parameter, ObjectNode given) {
        if (parameter.required())
            throw new ActionException(
                    "MissingInput",
                    "%s needs a value for %s, and there is none.".formatted(spec.id(), parameter.name()));
        switch (parameter.shape()) {
            case LIST -> given.putArray(parameter.name());
            case MAP -> given.putObject(parameter.name());
            case SINGLE -> zero(parameter, given);
        }
    }

    private static void zero(Parameter parameter, ObjectNode given) {
        switch (parameter.type().base()) {
            case BOOLEAN -> given.put(parameter.name(), false);
            case INTEGER, NUMBER -> given.put(parameter.name(), 0);
            case STRING, DYNAMIC -> {
                // stays absent: the record's component is null
            }
        }
    }

    private static JsonNode checked(ActionSpec<?, ?> spec, Parameter parameter, JsonNode value) {
        switch (parameter.shape()) {
            case SINGLE -> check(spec, parameter, value);
            case LIST -> {
                if (!value.isArray()) throw invalid(spec, parameter, value);
                value.forEach(item -> check(spec, parameter, item));
            }
            case MAP -> {
                if (!value.isObject()) throw invalid(spec, parameter, value);
            }
        }
        return value;
    }

    private static void check(ActionSpec<?, ?> spec, Parameter parameter, JsonNode value) {
        if (parameter.type() == ValueType.JSON) return;
        var fits = value.isValueNode()
                && parameter.type().pattern().matcher(value.asString()).matches();
        var isListed = parameter.values().isEmpty() || parameter.values().contains(value.asString(""));
        if (!fits || !isListed) throw invalid(spec, parameter, value);
    }

    private static ActionException invalid(ActionSpec<?, ?> spec, Parameter parameter, JsonNode value) {
        var expected = parameter.values().isEmpty()
                ? parameter.type().yamlName()
                : "one of " + String.join(", ", parameter.values());
        return new ActionException(
                "InvalidInput",
                "%s of %s must be %s%s, not %s."
                        .formatted(
                                parameter.name(),
                                spec.id(),
                                parameter.shape() == Parameter.Shape.LIST ? "a list of " : "",
                                expected,
                                value));
    }
}
