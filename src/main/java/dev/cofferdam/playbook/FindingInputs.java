package dev.cofferdam.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Takes a playbook's inputs out of a finding, where their {@code from} says.
 *
 * <p>GuardDuty writes the same finding in two spellings: {@code resource.instanceDetails} in EventBridge events, and
 * {@code Resource.InstanceDetails} in the API and its exports; both are understood, as are an event's envelope and a
 * list with one finding. Source: GuardDuty User Guide, "Processing GuardDuty findings with Amazon EventBridge".
 */
public final class FindingInputs {
    private FindingInputs() {}

    /** @return by input name, only what the finding has; not checked against the input's type */
    public static Map<String, JsonNode> of(Playbook playbook, JsonNode finding) {
        var bare = bare(finding);
        var values = new LinkedHashMap<String, JsonNode>();
        playbook.inputs().values().forEach(input -> {
            if (input.from() != null) at(bare, input.from()).ifPresent(value -> values.put(input.name(), value));
        });
        return values;
    }

    /** The finding itself, without what it was wrapped in. */
    public static JsonNode bare(JsonNode finding) {
        var detail = finding.path("detail");
        if (detail.isObject()) return detail;
        var list = field(finding, "findings");
        return list.isArray() && list.size() == 1 ? list.path(0) : finding;
    }

    private static Optional<JsonNode> at(JsonNode finding, String path) {
        var node = finding;
        for (var name : path.split("\\.", -1)) {
            node = node.isArray() && name.chars().allMatch(Character::isDigit) && name.length() < 6
                    ? node.path(Integer.parseInt(name))
                    : field(node, name);
        }
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static JsonNode field(JsonNode node, String name) {
        var as = node.path(name);
        return as.isMissingNode() ? node.path(Character.toUpperCase(name.charAt(0)) + name.substring(1)) : as;
    }
}
