package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.ec2.model.Instance;
import tools.jackson.databind.JsonNode;

/**
 * Plans how an attribute of an instance gets its former value back.
 *
 * @param present reads the attribute as it is now
 * @param summary of the plan, when there is something to take back
 */
record InstanceRestore(ActionContext aws, BiFunction<Instance, ActionContext, JsonNode> present, String summary) {
    /** @param warning what having the former value again means, with the instance as {@code %s} */
    Plan plan(Undo undo, String warning) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var id = ResourceArns.id(restore.resource());
            var instance = new InstanceLookup(aws).find(id);
            if (instance.isEmpty()) {
                warnings.add("Instance %s is terminated: there is nothing to restore.".formatted(id));
                continue;
            }
            var now = present.apply(instance.get(), aws);
            if (now.equals(restore.after())) continue;
            changes.add(new Change(restore.resource(), restore.attribute(), now, restore.after()));
            warnings.add(warning.formatted(id));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : summary,
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).toList());
    }
}
