package dev.cofferdam.servers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a case looks at, on its server. */
record Facts(Server server, List<Fact> facts) {
    /** By name, as they are now. */
    Map<String, JsonNode> seen() {
        var seen = new LinkedHashMap<String, JsonNode>();
        facts.forEach(fact -> seen.put(fact.name(), fact.seen(server.reads())));
        return seen;
    }

    /** By name, as they have to be once the action was applied. */
    Map<String, JsonNode> expected(Map<String, JsonNode> before) {
        var expected = new LinkedHashMap<String, JsonNode>();
        facts.forEach(fact -> expected.put(
                fact.name(), fact.after().apply(Objects.requireNonNull(before.get(fact.name()), fact.name()))));
        return expected;
    }
}
