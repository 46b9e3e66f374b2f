package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.ui.ValueText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object as names and values that a person reads: {@code Instances.0.State.Name}, stopped. */
final class JsonFields {
    /** More than these nobody reads; the JSON has them all. */
    static final int MOST = 60;

    record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();
    private int leftOut;

    JsonFields(ObjectNode json) {
        json.propertyStream().forEach(p -> add(p.getKey(), p.getValue()));
    }

    List<Field> fields() {
        return fields;
    }

    /** How many there are besides. */
    int leftOut() {
        return leftOut;
    }

    private void add(String name, JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            object.propertyStream().forEach(p -> add(name + "." + p.getKey(), p.getValue()));
        } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer)) {
            for (var i = 0; i < value.size(); i++) add(name + "." + i, value.get(i));
        } else if (fields.size() < MOST) {
            fields.add(new Field(name, ValueText.of(value)));
        } else {
            leftOut++;
        }
    }
}
