package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** What a responder should know before an instance goes back to its group. */
final class Returns {
    private Returns() {}

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
