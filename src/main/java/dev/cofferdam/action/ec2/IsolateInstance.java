package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/**
 * Source: EC2 User Guide, "Security group connection tracking"; Systems Manager Automation Runbook Reference,
 * "AWSSupport-ContainEC2Instance", which goes the same way by a group that allows everything.
 */
public final class IsolateInstance implements ChangeAction<IsolateInstance.In, IsolateInstance.Out>, HasPrerequisites {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to take off the network.")
            String instance,

            @Input(
                    value = "Whether to cut connections that are open already, by allowing everything for some seconds"
                            + " first.",
                    optional = true)
            boolean dropTrackedConnections) {}

    public record Out(
            @Output("Whether any interface is still in a security group that has rules.")
            boolean reachable,

            @Output(
                    type = ValueType.EC2_NETWORK_INTERFACE_ID,
                    value = "All its network interfaces, by their device index.")
            List<String> networkInterfaceIds,

            @Output(
                    type = ValueType.EC2_SECURITY_GROUP_ID,
                    value = "The security groups without rules that its unreachable interfaces are in.")
            List<String> isolationGroupIds) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.isolate-instance",
                "Isolate an instance",
                """
                Puts every network interface of the instance into a security group without rules. The instance keeps \
                running, with its memory, disks and addresses. The group, `cofferdam-isolation`, is made once in each \
                VPC and used again; rules that somebody added to it are taken away, and the plan shows that. A security \
                group of your own that has no rules counts as isolation too.

                - **Open connections go on.** A security group lets tracked connections live until they end, for days \
                if need be. With `drop_tracked_connections` the interfaces are first put into a group that allows \
                everything in and out (`cofferdam-untracked`), whose connections are not tracked, and some seconds \
                later into the empty one, which cuts them. For those seconds everybody who can route to the instance \
                can reach it. Connections through NAT gateways, load balancers, Global Accelerator and some other \
                services, and ICMP, stay tracked all the same; only a network ACL cuts those.
                - **Order.** The SSM agent is cut off as well: collect memory and volatile data first. An Auto Scaling \
                group may terminate what fails its health checks: `autoscaling.enter-standby` or \
                `autoscaling.detach-instance` first.
                - **Not everything is filtered.** Security groups do not filter the VPC's DNS resolver (so DNS tunnels \
                go on), instance metadata, DHCP and the time service. Credentials that were taken out keep working: \
                `iam.revoke-role-sessions`.
                - An interface that an AWS service manages cannot be changed; the plan names it, and `reachable` stays \
                true because of it.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeNetworkInterfaces"),
                        Permission.of("ec2:DescribeSecurityGroups"),
                        Permission.of("ec2:DescribeSecurityGroupRules"),
                        Permission.of("ssm:DescribeInstanceInformation"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        new Permission("ec2:CreateSecurityGroup", List.of(Patterns.SECURITY_GROUP, Patterns.VPC)),
                        Permission.on(Patterns.SECURITY_GROUP, "ec2:CreateTags"),
                        Permission.on(Patterns.SECURITY_GROUP, "ec2:AuthorizeSecurityGroupIngress"),
                        Permission.on(Patterns.SECURITY_GROUP, "ec2:AuthorizeSecurityGroupEgress"),
                        Permission.on(Patterns.SECURITY_GROUP, "ec2:RevokeSecurityGroupIngress"),
                        Permission.on(Patterns.SECURITY_GROUP, "ec2:RevokeSecurityGroupEgress"),
                        Permission.on(Patterns.SECURITY_GROUP, "ec2:DeleteSecurityGroup"),
                        new Permission(
                                "ec2:ModifyNetworkInterfaceAttribute",
                                List.of(Patterns.NETWORK_INTERFACE, Patterns.SECURITY_GROUP))),
                "Gives every interface its former security groups back, and deletes the groups that this case made once"
                        + " nothing is in them any more.",
                "Isolation cuts off the SSM agent, without which memory and volatile data cannot be collected.");
    }

    @Override
    public List<Prerequisite> prerequisites() {
        return List.of(Quotas.SECURITY_GROUPS);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        new InstanceLookup(aws).living(in.instance());
        var interfaces = new InstanceInterfaces(aws);
        var all = interfaces.of(in.instance());
        var reachable = interfaces.reachable(all);
        var movable =
                reachable.stream().filter(InstanceInterfaces::canBeChanged).toList();
        if (!all.isEmpty() && all.stream().noneMatch(InstanceInterfaces::canBeChanged))
            throw new ActionException(
                    "InterfacesNotChangeable",
                    "Every network interface of %s is managed by an AWS service, which alone can change it. Isolate it there, or by a network ACL of its subnet."
                            .formatted(in.instance()));
        var changes = new ArrayList<Change>(new Isolation(aws).missing(movable, in.dropTrackedConnections()));
        movable.stream()
                .filter(n -> !Isolation.isOver(n))
                .map(n -> new Change(
                        interfaces.arn(n),
                        InstanceInterfaces.GROUPS,
                        InstanceInterfaces.json(InstanceInterfaces.ids(n)),
                        // by its name, whether it is there already or not: what several steps make together must
                        // not change the plans of each other
                        InstanceInterfaces.json(List.of(IsolationGroup.EMPTY.groupName()))))
                .forEach(changes::add);
        var resources = Stream.concat(
                        Stream.of(ResourceArns.of(in.instance(), aws)),
                        all.stream().map(interfaces::arn))
                .toList();
        return new Plan(
                summary(in, changes, all, reachable),
                changes,
                new IsolationWarnings(in, aws).of(changes, all, reachable),
                resources);
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        new Isolation(aws).apply(plan, in.dropTrackedConnections());
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var interfaces = new InstanceInterfaces(aws);
        var all = interfaces.of(in.instance());
        var reachable = interfaces.reachable(all);
        return new Out(
                !reachable.isEmpty(),
                all.stream().map(NetworkInterface::networkInterfaceId).toList(),
                all.stream()
                        .filter(n -> !reachable.contains(n))
                        .flatMap(n -> InstanceInterfaces.ids(n).stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new IsolationUndo(aws).plan(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        new IsolationUndo(aws).apply(undoPlan);
    }

    private static String summary(
            In in, List<Change> changes, List<NetworkInterface> all, List<NetworkInterface> reachable) {
        if (!changes.isEmpty())
            return "Take %s off the network: %d of its %d interfaces can be reached"
                    .formatted(in.instance(), reachable.size(), all.size());
        return reachable.isEmpty()
                ? "%s is isolated already".formatted(in.instance())
                : "What can be isolated of %s is isolated already".formatted(in.instance());
    }
}
