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
import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Source: EC2 Auto Scaling User Guide, "Temporarily remove instances from your Auto Scaling group". */
public final class ExitStandby implements ChangeAction<ExitStandby.In, GroupMembership> {
    private static final String PENDING = "Pending";

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to put back into service.")
            String instance) {}

    @Override
    public ActionSpec<In, GroupMembership> spec() {
        return new ActionSpec<>(
                "autoscaling.exit-standby",
                "Put an instance back into service",
                """
                Puts an instance that is in `Standby` back into the service of its Auto Scaling group: the group checks \
                its health again, and its load balancers send it requests.

                - **Only what was cleaned and is reachable**: an instance that is isolated, or does not answer, fails \
                the health checks, and the group terminates it.
                - It raises the desired capacity by one; the maximum may forbid that. Where the group launched a \
                replacement, it has one more than before.
                - It takes a while: wait until `in-service`.
                """,
                Kind.RECOVER,
                Risk.DISRUPTIVE,
                In.class,
                GroupMembership.class,
                List.of(
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.of("ec2:DescribeInstances"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:ExitStandby"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:EnterStandby")),
                "Puts it into standby again, which lowers the desired capacity by one.",
                "Once in service again, an instance that fails its health checks is terminated.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var memberships = new Memberships(aws);
        var member = memberships
                .of(in.instance())
                .orElseThrow(() -> new ActionException(
                        "NotInGroup",
                        "%s is in no Auto Scaling group, and so in no standby. Undo autoscaling.detach-instance if that took it out."
                                .formatted(in.instance())));
        var group = member.group();
        var resources = new String[] {aws.arn("ec2", "instance/" + in.instance()), group.autoScalingGroupARN()};
        if (member.is(IN_SERVICE, PENDING))
            return Plan.of(
                    "%s is %s in %s already".formatted(in.instance(), member.lifecycle(), group.autoScalingGroupName()),
                    List.of(),
                    resources);
        member.mustBe("Standby can go back into service", STANDBY);
        if (!memberships.runsAgain(in.instance()))
            throw new ActionException(
                    "IncorrectInstanceState",
                    "%s is terminated: it cannot come back into service.".formatted(in.instance()));
        Membership.mayGrow(group, in.instance());
        return Plan.of(
                        "Put %s back into service in %s".formatted(in.instance(), group.autoScalingGroupName()),
                        List.of(member.changesCapacity(1), member.moves(IN_SERVICE)),
                        resources)
                .warning(List.of(
                        "The health checks of %s count again for %s: if it is isolated or does not answer, the group terminates it."
                                .formatted(group.autoScalingGroupName(), in.instance()),
                        "The group then has %d instances.".formatted(group.desiredCapacity() + 1)));
    }

    @Override
    public GroupMembership apply(In in, Plan plan, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        plan.changes().stream()
                .filter(Membership::isMove)
                .forEach(c -> scaling.exitStandby(
                        r -> r.autoScalingGroupName(Membership.nameOf(c)).instanceIds(Membership.instanceOf(c))));
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
                "Put the instance into standby again",
                (restore, changes, warnings) -> planUndo(restore, changes, warnings, aws));
    }

    private static void planUndo(Change restore, List<Change> changes, List<String> warnings, ActionContext aws) {
        var instance = Membership.instanceOf(restore);
        var found = new Memberships(aws).of(instance);
        if (found.isEmpty()) {
            warnings.add("%s is in no Auto Scaling group any more: there is nothing to restore.".formatted(instance));
            return;
        }
        var member = found.get();
        if (Returns.wentElsewhere(member, restore, warnings) || member.is(STANDBY, ENTERING_STANDBY)) return;
        member.mayShrink("put into standby again");
        changes.add(member.moves(STANDBY));
        changes.add(member.changesCapacity(-1));
        warnings.add(member.groupWithoutIt(true));
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        for (var change : undoPlan.changes()) {
            if (!Membership.isMove(change)) continue;
            new Memberships(aws).awaitNo(PENDING, Membership.instanceOf(change));
            scaling.enterStandby(r -> r.autoScalingGroupName(Membership.nameOf(change))
                    .instanceIds(Membership.instanceOf(change))
                    .shouldDecrementDesiredCapacity(true));
        }
    }

    @Override
    public List<String> waitStates() {
        return List.of("in-service");
    }

    @Override
    public Progress progress(String until, In in, GroupMembership out, ActionContext aws) {
        var member = new Memberships(aws).of(in.instance());
        if (member.isPresent() && member.get().is(IN_SERVICE, PENDING))
            return new Progress(
                    member.get().is(IN_SERVICE),
                    "%s %s".formatted(in.instance(), member.get().lifecycle()));
        throw new ActionException(
                "LeftService",
                "%s is %s: the group or somebody took it out of service. Look at its health, then run the step again."
                        .formatted(
                                in.instance(),
                                member.map(Membership::lifecycle).orElse("in no Auto Scaling group any more")));
    }
}
