package dev.cofferdam.cli;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The IAM policy for the actions of a playbook: a statement for each phase and set of resources.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements": {@code Sid} takes letters and digits only. The placeholders of
 * the Service Authorization Reference are filled in, because IAM would take them for policy variables.
 */
record PolicyDocument(ActionRegistry actions, String partition, String region, String account) {
    ObjectNode of(Playbook playbook) {
        var needed = new LinkedHashMap<String, Map<List<String>, TreeSet<String>>>();
        collect(playbook.steps(), null, needed);
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

    private void collect(
            List<Step> steps, @Nullable Phase around, Map<String, Map<List<String>, TreeSet<String>>> needed) {
        for (var step : steps) {
            var phase = step.phase() == null ? around : step.phase();
            switch (step.body()) {
                case StepBody.Act act -> add(act.action(), phase, needed);
                case StepBody.Call call -> collect(call.playbook().steps(), phase, needed);
                case StepBody.Choose _, StepBody.Parallel _ -> collect(step.children(), phase, needed);
                case StepBody.Manual _, StepBody.Approve _, StepBody.End _ -> {}
            }
        }
    }

    private void add(String id, @Nullable Phase phase, Map<String, Map<List<String>, TreeSet<String>>> needed) {
        var action = actions.find(id).orElseThrow(() -> Refusal.invalid("there is no action " + id));
        var name = phase == null ? "any" : Words.of(phase);
        for (var permission : action.spec().permissions()) {
            var resources =
                    permission.resources().stream().map(this::filledIn).sorted().toList();
            needed.computeIfAbsent(name, _ -> new TreeMap<>(Comparator.comparing(List::toString)))
                    .computeIfAbsent(resources, _ -> new TreeSet<>())
                    .add(permission.action());
        }
    }

    private String filledIn(String resource) {
        return resource.replace("${Partition}", partition)
                .replace("${Region}", region)
                .replace("${Account}", account)
                .replaceAll("\\$\\{[^}]*}", "*");
    }

    private static String sid(String phase, int number) {
        return Character.toUpperCase(phase.charAt(0)) + phase.substring(1) + number;
    }
}
