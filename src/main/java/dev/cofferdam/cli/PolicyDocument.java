package dev.cofferdam.cli;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Permission;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.run.NeededPermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * The IAM policy for the actions of a playbook: a statement for each phase and set of resources.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements": {@code Sid} takes letters and digits only.
 */
record PolicyDocument(ActionRegistry actions, String partition, String region, String account) {
    /** For who signs in: what the steps do, and entering other accounts where steps name them. */
    ObjectNode of(Playbook playbook) {
        var needed = new LinkedHashMap<String, Map<List<String>, TreeSet<String>>>();
        var steps = NeededPermissions.of(playbook, actions);
        steps.forEach(step -> add(phase(step), step.action().permissions(), needed));
        steps.forEach(step -> add("entering", step.entering(), needed));
        return document(needed);
    }

    /** For the roles by which other accounts are entered: what the steps do there. */
    ObjectNode elsewhere(Playbook playbook) {
        var needed = new LinkedHashMap<String, Map<List<String>, TreeSet<String>>>();
        NeededPermissions.of(playbook, actions).stream()
                .filter(NeededPermissions.Needing::isElsewhere)
                .forEach(step -> add(phase(step), step.action().permissions(), needed));
        return document(needed);
    }

    private static ObjectNode document(Map<String, Map<List<String>, TreeSet<String>>> needed) {
        var policy = Json.object().put("Version", "2012-10-17");
        var statements = policy.putArray("Statement");
        needed.forEach((phase, byResources) -> {
            var number = 0;
            for (var entry : byResources.entrySet()) {
                number++;
                var statement =
                        statements.addObject().put("Sid", sid(phase, number)).put("Effect", "Allow");
                entry.getValue().forEach(statement.putArray("Action")::add);
                entry.getKey().forEach(statement.putArray("Resource")::add);
            }
        });
        return policy;
    }

    private void add(
            String statements, List<Permission> permissions, Map<String, Map<List<String>, TreeSet<String>>> needed) {
        for (var permission : permissions) {
            var resources = permission.resources().stream()
                    .map(resource -> Permission.anywhere(resource, partition, region, account))
                    .sorted()
                    .toList();
            needed.computeIfAbsent(statements, _ -> new TreeMap<>(Comparator.comparing(List::toString)))
                    .computeIfAbsent(resources, _ -> new TreeSet<>())
                    .add(permission.action());
        }
    }

    private static String phase(NeededPermissions.Needing step) {
        return step.phase() == null ? "any" : Words.of(step.phase());
    }

    private static String sid(String phase, int number) {
        return Character.toUpperCase(phase.charAt(0)) + phase.substring(1) + number;
    }
}
