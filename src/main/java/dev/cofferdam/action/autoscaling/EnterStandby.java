package dev.cofferdam.action.autoscaling;

import static dev.cofferdam.action.autoscaling.Membership.ENTERING_STANDBY;
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

/** Source: EC2 Auto Scaling User Guide, "Temporarily remove instances from your Auto Scaling group". */
public final class EnterStandby implements ChangeAction<EnterStandby.In, GroupMembership> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to take out of service.")
            String instance,

            @Input(
                    value = "Whether the group does without it; otherwise the group launches a replacement.",
                    optional = true)
            boolean shouldDecrementDesiredCapacity) {}

    @Override
    public ActionSpec<In, GroupMembership> spec() {
        return new ActionSpec<>(
                "autoscaling.enter-standby",
                "Put an instance into standby",
                """
                Moves the instance into `Standby` in its Auto Scaling group: it stays in the group and running, but the \
                group neither checks its health nor terminates it, and its load balancers send it nothing more. Do this \
                before isolating or stopping an instance, or the group terminates it, and the evidence with it.

                - Left alone, the group **launches a replacement** from its launch template. If that is how the \
                attacker came in, so will they again. With `should_decrement_desired_capacity` the group does without; \
                its minimum may forbid that.
                - It takes a while: wait until `standby`.
                - A lifecycle hook, a scheduled action or an instance refresh goes on working on the group.
                - An instance that is in no group is nobody's to replace: that counts as done.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                GroupMembership.class,
                List.of(
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.of("ec2:DescribeInstances"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:EnterStandby"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:ExitStandby")),
                "Puts it back into service, which raises the desired capacity by one.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var memberships = new Memberships(aws);
        var found = memberships.of(in.instance());
        var arn = aws.arn("ec2", "instance/" + in.instance());
        if (found.isEmpty()) {
            memberships.mustExist(in.instance());
            return Plan.of(
                    "%s is in no Auto Scaling group: none will replace it".formatted(in.instance()), List.of(), arn);
        }
        var member = found.get();
        var group = member.group().autoScalingGroupName();
        var resources = new String[] {arn, member.group().autoScalingGroupARN()};
        if (member.is(STANDBY, ENTERING_STANDBY))
            return Plan.of(
                    "%s is %s in %s already".formatted(in.instance(), member.lifecycle(), group), List.of(), resources);
        member.mustBe("InService can enter standby", IN_SERVICE);
        var changes = new ArrayList<Change>();
        if (in.shouldDecrementDesiredCapacity()) {
            member.mayShrink("put into standby");
            changes.add(member.changesCapacity(-1));
        }
        changes.add(member.moves(STANDBY));
        return Plan.of("Put %s into standby in %s".formatted(in.instance(), group), changes, resources)
                .warning(List.of(
                        member.groupWithoutIt(in.shouldDecrementDesiredCapacity()),
                        "Its load balancers let open requests end before they leave it."));
    }

    @Override
    public GroupMembership apply(In in, Plan plan, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        plan.changes().stream()
                .filter(Membership::isMove)
                .forEach(c -> scaling.enterStandby(r -> r.autoScalingGroupName(Membership.nameOf(c))
                        .instanceIds(Membership.instanceOf(c))
                        .shouldDecrementDesiredCapacity(in.shouldDecrementDesiredCapacity())));
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
                "Put the instance back into service",
                (restore, changes, warnings) -> planUndo(restore, undo, changes, warnings, aws));
    }

    private static void planUndo(
            Change restore, Undo undo, List<Change> changes, List<String> warnings, ActionContext aws) {
        var instance = Membership.instanceOf(restore);
        var memberships = new Memberships(aws);
        var found = memberships.of(instance);
        if (found.isEmpty()) {
            warnings.add("%s is in no Auto Scaling group any more: there is nothing to restore.".formatted(instance));
            return;
        }
        var member = found.get();
        if (Returns.wentElsewhere(member, restore, warnings)) return;
        if (!member.is(STANDBY, ENTERING_STANDBY)) return;
        if (!memberships.runsAgain(instance)) {
            warnings.add("%s is terminated: it cannot come back into service.".formatted(instance));
            return;
        }
        Membership.mayGrow(member.group(), instance);
        changes.add(member.moves(IN_SERVICE));
        changes.add(member.changesCapacity(1));
        warnings.addAll(Returns.warnings(undo, member.group(), instance));
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        for (var change : undoPlan.changes()) {
            if (!Membership.isMove(change)) continue;
            new Memberships(aws).awaitNo(ENTERING_STANDBY, Membership.instanceOf(change));
            scaling.exitStandby(
                    r -> r.autoScalingGroupName(Membership.nameOf(change)).instanceIds(Membership.instanceOf(change)));
        }
    }

    @Override
    public List<String> waitStates() {
        return List.of("standby");
    }

    @Override
    public Progress progress(String until, In in, GroupMembership out, ActionContext aws) {
        var member = new Memberships(aws).of(in.instance());
        if (member.isEmpty()) return new Progress(true, in.instance() + " is in no Auto Scaling group");
        var detail = "%s %s".formatted(in.instance(), member.get().lifecycle());
        if (member.get().is(STANDBY)) return new Progress(true, detail);
        if (member.get().is(ENTERING_STANDBY)) return new Progress(false, detail);
        throw new ActionException(
                "LeftStandby",
                "%s is %s in Auto Scaling group %s: somebody or something took it out of standby. Run the step again."
                        .formatted(
                                in.instance(),
                                member.get().lifecycle(),
                                member.get().group().autoScalingGroupName()));
    }
}
