package dev.cofferdam.action.elbv2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Source: Application Load Balancer User Guide, "Register targets with your target group", "Deregistration delay". */
public final class DeregisterTargets implements ChangeAction<DeregisterTargets.In, DeregisterTargets.Out> {
    private static final String TARGET_GROUP =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:targetgroup/${TargetGroupName}/${TargetGroupId}";

    /** The longest that a group can be told to let requests end, and a little more. */
    private static final Duration LONGEST_DRAINING = Duration.ofMinutes(65);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance that load balancers shall not use.")
            String instance,

            @Input(
                    type = ValueType.ELBV2_TARGET_GROUP_ARN,
                    value = "The target groups to take it out of; all that have it, unless given.",
                    optional = true)
            @Nullable
            List<String> targetGroupArns) {

        List<String> chosen() {
            return targetGroupArns == null ? List.of() : targetGroupArns;
        }
    }

    public record Out(
            @Output("Whether any of the target groups would still send it new requests.")
            boolean registered,

            @Output("Whether any of the target groups still lets open requests end.")
            boolean draining,

            @Output(
                    type = ValueType.ELBV2_TARGET_GROUP_ARN,
                    value = "The target groups that still have it, registered or draining.")
            List<String> targetGroupArns) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "elbv2.deregister-targets",
                "Take an instance out of load balancing",
                """
                Takes the instance out of its target groups, whether it is registered by its id or by one of its \
                addresses, at every port. New requests go elsewhere at once; open ones may end within the group's \
                deregistration delay, five minutes unless it was changed: wait until `deregistered`.

                - **The attacker's open connection is one of those**: a long request goes on while it drains, and \
                isolation does not cut what comes through a load balancer.
                - A group left with too few targets fails under load, and one without any answers nobody.
                - An Auto Scaling group with load balancer health checks may replace what its target group does not \
                know: `autoscaling.enter-standby` first, which deregisters as well.
                - Classic Load Balancers are not looked through.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("elasticloadbalancing:DescribeTargetGroups"),
                        Permission.of("elasticloadbalancing:DescribeTargetHealth"),
                        Permission.on(TARGET_GROUP, "elasticloadbalancing:DeregisterTargets"),
                        Permission.on(TARGET_GROUP, "elasticloadbalancing:RegisterTargets")),
                "Registers it again in the same target groups, at the same ports and zones.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var targets = new Registrations(aws).of(in.instance(), in.chosen());
        var changes = targets.stream()
                .filter(t -> !t.draining())
                .map(RegisteredTarget::leaves)
                .toList();
        var resources = Stream.concat(
                        Stream.of(aws.arn("ec2", "instance/" + in.instance())),
                        targets.stream().map(RegisteredTarget::targetGroup).distinct())
                .toList();
        if (changes.isEmpty())
            return new Plan(
                    targets.isEmpty()
                            ? "No target group has %s".formatted(in.instance())
                            : "%s is leaving its target groups already".formatted(in.instance()),
                    changes,
                    List.of(),
                    resources);
        return new Plan(
                "Take %s out of %d target groups"
                        .formatted(
                                in.instance(),
                                changes.stream()
                                        .map(Change::resource)
                                        .distinct()
                                        .count()),
                changes,
                List.of(
                        "Open requests go on until they end or the deregistration delay is over, the attacker's too.",
                        "An Auto Scaling group with load balancer health checks may replace it: enter standby first."),
                resources);
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var balancing = aws.client(ElasticLoadBalancingV2Client.class);
        for (var change : plan.changes()) {
            var target = RegisteredTarget.description(change.before());
            balancing.deregisterTargets(r -> r.targetGroupArn(change.resource()).targets(target));
        }
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var targets = new Registrations(aws).of(in.instance(), in.chosen());
        return new Out(
                targets.stream().anyMatch(t -> !t.draining()),
                targets.stream().anyMatch(RegisteredTarget::draining),
                targets.stream().map(RegisteredTarget::targetGroup).distinct().toList());
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) planUndo(restore, changes, warnings, aws);
        if (!changes.isEmpty())
            warnings.add("Load balancers send it requests again once its health checks succeed: while it is isolated"
                    + " they fail, and an Auto Scaling group may replace it.");
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Register the targets again",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    private static void planUndo(Change restore, List<Change> changes, List<String> warnings, ActionContext aws) {
        var registrations = new Registrations(aws);
        var target = RegisteredTarget.description(restore.after());
        var present = registrations.in(restore.resource());
        if (present.isEmpty()) {
            warnings.add("Target group %s is gone: %s cannot be registered again."
                    .formatted(restore.resource(), target.id()));
            return;
        }
        var registered =
                present.get().stream().filter(t -> t.isMeantBy(restore)).findFirst();
        if (registered.isPresent() && !registered.get().draining()) return;
        if (target.id().startsWith("i-")) {
            var state = registrations.stateOf(target.id()).orElse("terminated");
            if (state.equals("terminated") || state.equals("shutting-down")) {
                warnings.add("%s is terminated: it cannot be registered again.".formatted(target.id()));
                return;
            }
            if (!state.equals("running"))
                throw new ActionException(
                        "InstanceNotRunning",
                        "%s is %s, and only what runs can be registered. Start it, and undo again."
                                .formatted(target.id(), state));
        } else if (registered.isPresent()) {
            warnings.add("%s still drains; an address can be registered again only after that, which takes minutes."
                    .formatted(target.id()));
        }
        changes.add(restore);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        var balancing = aws.client(ElasticLoadBalancingV2Client.class);
        for (var change : undoPlan.changes()) {
            var target = RegisteredTarget.description(change.after());
            if (!target.id().startsWith("i-")) awaitDrained(change, aws);
            balancing.registerTargets(r -> r.targetGroupArn(change.resource()).targets(target));
        }
    }

    private static void awaitDrained(Change change, ActionContext aws) {
        var deadline = aws.clock().instant().plus(LONGEST_DRAINING);
        var registrations = new Registrations(aws);
        while (registrations.in(change.resource()).orElse(List.of()).stream()
                .anyMatch(t -> t.isMeantBy(change) && t.draining())) {
            if (aws.clock().instant().isAfter(deadline))
                throw new ActionException(
                        "StillDraining",
                        "%s of %s still drains after an hour. Look at the group's deregistration delay, and undo again."
                                .formatted(change.attribute(), change.resource()));
            aws.progress("Waiting until %s has drained".formatted(change.attribute()));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    @Override
    public List<String> waitStates() {
        return List.of("deregistered");
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var now = verify(in, aws);
        if (now.registered())
            throw new ActionException(
                    "RegisteredAgain",
                    "Somebody or something registered %s again in %s. Put it into standby, and run the step again."
                            .formatted(in.instance(), String.join(", ", now.targetGroupArns())));
        return new Progress(
                !now.draining(),
                now.draining()
                        ? "%s drains in %d target groups"
                                .formatted(in.instance(), now.targetGroupArns().size())
                        : "No target group has %s".formatted(in.instance()));
    }
}
