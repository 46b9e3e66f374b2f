package dev.cofferdam.run;

import dev.cofferdam.caselog.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a step gives, as JSON. */
final class Outputs {
    private Outputs() {}

    static ObjectNode of(Record out) {
        return (ObjectNode) Json.MAPPER.valueToTree(out);
    }

    /** Verification has the last word, except where only the doing could tell and verification has nothing to say. */
    static ObjectNode merged(ObjectNode applied, ObjectNode verified) {
        var all = applied.deepCopy();
        verified.forEachEntry((name, value) -> {
            if (!all.has(name) || !saysNothing(value)) all.set(name, value);
        });
        return all;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || (value.isString() && value.asString().isEmpty())
                || (value.isContainer() && value.isEmpty());
    }
}
