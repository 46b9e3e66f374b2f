package dev.cofferdam.action.s3;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lifecycle and replication have in common: rules that can be switched off one by one. */
final class Rules {
    private static final String STATUS = "Status";
    private static final String ENABLED = "Enabled";

    private Rules() {}

    /** The same, with every rule off. */
    static JsonNode allOff(JsonNode configuration) {
        var off = configuration.deepCopy();
        for (var rule : off.path("Rules")) if (isOn(rule)) ((ObjectNode) rule).put(STATUS, "Disabled");
        return off;
    }

    /** By their names, in their order. */
    static List<String> on(JsonNode configuration) {
        var names = new ArrayList<String>();
        for (var rule : configuration.path("Rules"))
            if (isOn(rule)) names.add(rule.path("ID").asString("without a name"));
        return names;
    }

    private static boolean isOn(JsonNode rule) {
        return rule.path(STATUS).asString("").equals(ENABLED);
    }
}
