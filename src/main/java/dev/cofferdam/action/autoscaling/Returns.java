package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** How an instance goes back to its group, and what a responder should know before. */
final class Returns {
    /** Plans for one instance, by adding to what is there already. */
    interface OfOne {
        void plan(Change restore, List<Change> changes, List<String> warnings);
    }

    private Returns() {}

    static Plan plan(Undo undo, String summary, OfOne one) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        undo.restore().stream().filter(Membership::isMove).forEach(c -> one.plan(c, changes, warnings));
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : summary,
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    /** Whether it is in another group than the one that it left, where it is left alone; says so. */
    static boolean wentElsewhere(Membership member, Change restore, List<String> warnings) {
        if (member.group().autoScalingGroupARN().equals(restore.resource())) return false;
        warnings.add("%s is in another Auto Scaling group now (%s): it is left there."
                .formatted(member.instance(), member.group().autoScalingGroupName()));
        return true;
    }

    static List<String> warnings(Undo undo, AutoScalingGroup group, String instance) {
        var warnings = new ArrayList<String>();
        warnings.add(
                "The health checks of %s count again for %s: if it is isolated or does not answer, the group terminates it."
                        .formatted(group.autoScalingGroupName(), instance));
        var lowered = undo.restore().stream()
                .filter(c -> c.attribute().equals(Membership.CAPACITY)
                        && c.resource().equals(group.autoScalingGroupARN()))
                .map(Change::after)
                .findFirst();
        var afterwards = group.desiredCapacity() + 1;
        if (lowered.isEmpty())
            warnings.add(
                    "The group keeps its replacement as well and then has %d instances. It is not made smaller here: it would choose by itself which one to terminate."
                            .formatted(afterwards));
        else if (lowered.get().intValue() != afterwards)
            warnings.add("Somebody changed the desired capacity since: it becomes %d, not %d as it was."
                    .formatted(afterwards, lowered.get().intValue()));
        return warnings;
    }
}
