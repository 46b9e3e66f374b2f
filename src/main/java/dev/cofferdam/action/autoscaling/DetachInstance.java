package dev.cofferdam.action.autoscaling;

import static dev.cofferdam.action.autoscaling.Membership.DETACHED;
import static dev.cofferdam.action.autoscaling.Membership.DETACHING;
import static dev.cofferdam.action.autoscaling.Membership.IN_SERVICE;
import static dev.cofferdam.action.autoscaling.Membership.STANDBY;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Source: EC2 Auto Scaling User Guide, "Detach or attach instances from your Auto Scaling group". */
public final class DetachInstance implements ChangeAction<DetachInstance.In, GroupMembership> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to take out of its group.")
            String instance,

            @Input(
                    value = "Whether the group does without it; otherwise the group launches a replacement.",
                    optional = true)
            boolean shouldDecrementDesiredCapacity) {}

    @Override
    public ActionSpec<In, GroupMembership> spec() {
        return new ActionSpec<>(
                "autoscaling.detach-instance",
                "Detach an instance from its group",
                """
                Takes the instance out of its Auto Scaling group for good: it runs on by itself, and nothing that the \
                group does reaches it any more, not even an instance refresh or the group's deletion. Its load \
                balancers send it nothing more. `autoscaling.enter-standby` is the gentler way where the group stays.

                - Left alone, the group **launches a replacement** from its launch template. If that is how the \
                attacker came in, so will they again. With `should_decrement_desired_capacity` the group does without; \
                its minimum may forbid that. An instance in standby does not count, so there is nothing to lower.
                - Nobody ends a detached instance: it costs until it is terminated or attached again.
                - It takes a while: wait until `detached`.
                - An instance that is in no group counts as done.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                GroupMembership.class,
                List.of(
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.of("ec2:DescribeInstances"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:DetachInstances"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:AttachInstances")),
                "Attaches it to the group again, which raises the desired capacity by one.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var memberships = new Memberships(aws);
        var found = memberships.of(in.instance());
        var arn = aws.arn("ec2", "instance/" + in.instance());
        if (found.isEmpty()) {
            memberships.mustExist(in.instance());
            return Plan.of("%s is in no Auto Scaling group".formatted(in.instance()), List.of(), arn);
        }
        var member = found.get();
        var group = member.group().autoScalingGroupName();
        var resources = new String[] {arn, member.group().autoScalingGroupARN()};
        if (member.is(DETACHING, DETACHED))
            return Plan.of(
                    "%s is %s from %s already".formatted(in.instance(), member.lifecycle(), group),
                    List.of(),
                    resources);
        member.mustBe("InService or Standby can be detached", IN_SERVICE, STANDBY);
        var changes = new ArrayList<Change>();
        if (decrements(in, member)) {
            member.mayShrink("detach");
            changes.add(member.changesCapacity(-1));
        }
        changes.add(member.moves(null));
        var warnings = new ArrayList<String>();
        if (member.is(IN_SERVICE)) warnings.add(member.groupWithoutIt(decrements(in, member)));
        warnings.add("It runs, and costs, until somebody terminates it or attaches it again.");
        return Plan.of("Detach %s from %s".formatted(in.instance(), group), changes, resources)
                .warning(warnings);
    }

    /** What is in standby does not count. */
    private static boolean decrements(In in, Membership member) {
        return in.shouldDecrementDesiredCapacity() && member.is(IN_SERVICE);
    }

    @Override
    public GroupMembership apply(In in, Plan plan, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        var decrement = plan.changes().stream().anyMatch(c -> c.attribute().equals(Membership.CAPACITY));
        for (var change : plan.changes()) {
            if (!Membership.isMove(change)) continue;
            scaling.detachInstances(r -> r.autoScalingGroupName(Membership.nameOf(change))
                    .instanceIds(Membership.instanceOf(change))
                    .shouldDecrementDesiredCapacity(decrement));
        }
        return verify(in, aws);
    }

    @Override
    public GroupMembership verify(In in, ActionContext aws) {
        return new Memberships(aws).seen(in.instance());
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return Returns.plan(
                undo,
                "Attach the instance to its group again",
                (restore, changes, warnings) -> planUndo(restore, undo, changes, warnings, aws));
    }

    private static void planUndo(
            Change restore, Undo undo, List<Change> changes, List<String> warnings, ActionContext aws) {
        var instance = Membership.instanceOf(restore);
        var memberships = new Memberships(aws);
        var present = memberships.of(instance).filter(m -> !m.is(DETACHING, DETACHED));
        if (present.isPresent()) {
            // back in its own group is where it was to go
            Returns.wentElsewhere(present.get(), restore, warnings);
            return;
        }
        var group = memberships.group(Membership.nameOf(restore));
        if (group.isEmpty()) {
            warnings.add("Auto Scaling group %s is gone: %s cannot be attached again."
                    .formatted(Membership.nameOf(restore), instance));
        } else if (!memberships.runsAgain(instance)) {
            warnings.add("%s is terminated: it cannot be attached again.".formatted(instance));
        } else {
            Membership.mayGrow(group.get(), instance);
            changes.add(Membership.joins(group.get(), instance));
            changes.add(Membership.capacity(group.get(), 1));
            warnings.addAll(Returns.warnings(undo, group.get(), instance));
            if (restore.after().asString("").equals(STANDBY))
                warnings.add("It was in standby before; it comes back into service.");
        }
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        for (var change : undoPlan.changes()) {
            if (!Membership.isMove(change)) continue;
            new Memberships(aws).awaitNo(DETACHING, Membership.instanceOf(change));
            scaling.attachInstances(
                    r -> r.autoScalingGroupName(Membership.nameOf(change)).instanceIds(Membership.instanceOf(change)));
        }
    }

    @Override
    public List<String> waitStates() {
        return List.of("detached");
    }

    @Override
    public Progress progress(String until, In in, GroupMembership out, ActionContext aws) {
        var member = new Memberships(aws).of(in.instance());
        if (member.isEmpty() || member.get().is(DETACHED))
            return new Progress(true, in.instance() + " is in no Auto Scaling group");
        if (member.get().is(DETACHING)) return new Progress(false, in.instance() + " Detaching");
        throw new ActionException(
                "NotDetached",
                "%s is %s in Auto Scaling group %s: somebody attached it again. Run the step again."
                        .formatted(
                                in.instance(),
                                member.get().lifecycle(),
                                member.get().group().autoScalingGroupName()));
    }
}
