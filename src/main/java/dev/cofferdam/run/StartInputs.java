package dev.cofferdam.run;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds what a playbook is started with against what it asks for, and fills in its defaults. */
final class StartInputs {
    private StartInputs() {}

    /** @throws IntentException with everything that is missing or wrong */
    static ObjectNode of(Playbook playbook, ObjectNode given) {
        var inputs = Json.object();
        var wrong = new ArrayList<String>();
        for (var spec : playbook.inputs().values()) {
            var value = given.path(spec.name());
            if (!isGiven(value)) {
                if (spec.defaultValue() != null) inputs.set(spec.name(), spec.defaultValue());
                else if (spec.required()) wrong.add(spec.name() + " is missing" + asked(spec) + ".");
            } else {
                parse(spec, value, inputs, wrong);
            }
        }
        given.propertyNames().stream()
                .filter(name -> !playbook.inputs().containsKey(name))
                .forEach(name -> wrong.add(playbook.id() + " has no input " + name + "."));
        if (!wrong.isEmpty()) throw new IntentException(String.join(" ", wrong));
        return inputs;
    }

    private static void parse(InputSpec spec, JsonNode value, ObjectNode inputs, List<String> wrong) {
        try {
            inputs.set(spec.name(), value.isContainer() ? container(spec, value) : spec.parse(value.asString()));
        } catch (IllegalArgumentException e) {
            wrong.add(e.getMessage() + ".");
        }
    }

    private static JsonNode container(InputSpec spec, JsonNode value) {
        if (spec.type() == dev.cofferdam.action.ValueType.JSON) return value;
        throw new IllegalArgumentException(
                spec.name() + " must be a single " + spec.type().yamlName());
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isString() && value.asString().isBlank());
    }

    private static String asked(InputSpec spec) {
        return spec.prompt() == null ? "" : " (" + spec.prompt() + ")";
    }
}
