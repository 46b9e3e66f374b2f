package dev.cofferdam.run;

import dev.cofferdam.playbook.Playbook;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the steps of one block live: in which playbook, in which round, with which values around them.
 *
 * @param root the key of the call that the playbook runs for, empty for the run's own
 * @param scope the key of the innermost round or call around the block, empty at the top
 * @param variables the {@code as} names of the rounds around the block
 */
record Frame(Playbook playbook, String root, String scope, ObjectNode inputs, Map<String, JsonNode> variables) {
    static Frame top(Playbook playbook, ObjectNode inputs) {
        return new Frame(playbook, "", "", inputs, Map.of());
    }

    /** A sub-playbook sees its inputs and nothing else of its caller. */
    static Frame called(Playbook playbook, StepKey by, ObjectNode inputs) {
        return new Frame(playbook, by.path(), by.path(), inputs, Map.of());
    }

    Frame round(StepKey round, String as, JsonNode value) {
        var more = new LinkedHashMap<>(variables);
        more.put(as, value);
        return new Frame(playbook, root, round.path(), inputs, more);
    }
}
