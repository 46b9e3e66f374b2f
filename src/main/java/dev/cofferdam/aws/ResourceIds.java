package dev.cofferdam.aws;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds what a request or a response speaks of: ARNs, ids, and the names that stand for ids in IAM and Auto Scaling.
 */
final class ResourceIds {
    private static final Pattern ID = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:\\S*"
            + "|(?:[a-z]{1,10}-){1,3}[0-9a-f]{8}(?:[0-9a-f]{9})?"
            + "|A[KS]IA[A-Z2-7]{16}");
    private static final Set<String> NAMES = Set.of(
            "UserName",
            "RoleName",
            "GroupName",
            "InstanceProfileName",
            "AutoScalingGroupName",
            "DetectorId",
            "FindingIds",
            "AccessKeyId");

    private ResourceIds() {}

    /** Sorted, each once, {@code atMost} of them. */
    static List<String> in(JsonNode json, int atMost) {
        var found = new TreeSet<String>();
        collect("", json, found);
        return found.stream().limit(atMost).toList();
    }

    private static void collect(String member, JsonNode node, Set<String> found) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().forEach(p -> collect(p.getKey(), p.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(item -> collect(member, item, found));
        } else if (node.isString()
                && (NAMES.contains(member) || ID.matcher(node.asString()).matches())) {
            found.add(node.asString());
        }
    }
}
