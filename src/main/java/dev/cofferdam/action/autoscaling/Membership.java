package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import tools.jackson.databind.node.IntNode;

/**
 * An instance in its group.
 *
 * @param lifecycle as AWS spells it: {@code InService}
 */
record Membership(String instance, String lifecycle, AutoScalingGroup group) {
    private static final String LIFECYCLE = "LifecycleState/";

    /** Source: Service Authorization Reference, "Resource types defined by Amazon EC2 Auto Scaling". */
    static final String GROUP_ARN =
            "arn:${Partition}:autoscaling:${Region}:${Account}:autoScalingGroup:${GroupId}:autoScalingGroupName/${GroupFriendlyName}";

    static final String CAPACITY = "DesiredCapacity";
    static final String IN_SERVICE = "InService";
    static final String STANDBY = "Standby";
    static final String ENTERING_STANDBY = "EnteringStandby";
    static final String DETACHING = "Detaching";
    static final String DETACHED = "Detached";

    boolean is(String... states) {
        return List.of(states).contains(lifecycle);
    }

    /** @param to null: it is in the group no more */
    Change moves(@Nullable String to) {
        return Change.of(group.autoScalingGroupARN(), LIFECYCLE + instance, lifecycle, to);
    }

    Change changesCapacity(int by) {
        return capacity(group, by);
    }

    static Change capacity(AutoScalingGroup group, int by) {
        return new Change(
                group.autoScalingGroupARN(),
                CAPACITY,
                IntNode.valueOf(group.desiredCapacity()),
                IntNode.valueOf(group.desiredCapacity() + by));
    }

    static Change joins(AutoScalingGroup group, String instance) {
        return Change.of(group.autoScalingGroupARN(), LIFECYCLE + instance, null, IN_SERVICE);
    }

    /** Whether the change moves an instance, rather than the capacity. */
    static boolean isMove(Change change) {
        return change.attribute().startsWith(LIFECYCLE);
    }

    static String instanceOf(Change change) {
        return change.attribute().substring(LIFECYCLE.length());
    }

    /** From {@code arn:…:autoScalingGroup:UUID:autoScalingGroupName/NAME}; the name may hold slashes. */
    static String nameOf(String groupArn) {
        var mark = ":autoScalingGroupName/";
        return groupArn.substring(groupArn.indexOf(mark) + mark.length());
    }

    static String nameOf(Change change) {
        return nameOf(change.resource());
    }

    /** @throws ActionException when it is on its way in or out: {@code only} says what can be done to which */
    void mustBe(String only, String... states) {
        if (!is(states))
            throw new ActionException(
                    "NotInService",
                    "%s is %s in Auto Scaling group %s; only what is %s. Wait for that, or suspend the group's Terminate process."
                            .formatted(instance, lifecycle, group.autoScalingGroupName(), only));
    }

    /** What the group does when this one leaves. */
    String groupWithoutIt(boolean decrement) {
        return decrement
                ? "%s goes on with %d instances instead of %d."
                        .formatted(group.autoScalingGroupName(), group.desiredCapacity() - 1, group.desiredCapacity())
                : "%s launches a replacement from the same launch template and image: what let the attacker in is in those too."
                        .formatted(group.autoScalingGroupName());
    }

    /** A group never goes below its minimum. */
    void mayShrink(String what) {
        if (group.desiredCapacity() - 1 < group.minSize())
            throw new ActionException(
                    "MinSizeReached",
                    "Auto Scaling group %s has a desired capacity of %d and a minimum of %d: to %s %s and lower the capacity, lower MinSize first; or leave should_decrement_desired_capacity false, so that the group launches a replacement."
                            .formatted(
                                    group.autoScalingGroupName(),
                                    group.desiredCapacity(),
                                    group.minSize(),
                                    what,
                                    instance));
    }

    /** Coming back always raises the capacity by one. */
    static void mayGrow(AutoScalingGroup group, String instance) {
        if (group.desiredCapacity() + 1 > group.maxSize())
            throw new ActionException(
                    "MaxSizeReached",
                    "Auto Scaling group %s has a desired capacity of %d and a maximum of %d: %s cannot come back. Raise MaxSize, or lower the desired capacity, and undo again."
                            .formatted(
                                    group.autoScalingGroupName(), group.desiredCapacity(), group.maxSize(), instance));
    }
}
