package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;
import tools.jackson.databind.node.StringNode;

/** Source: EC2 User Guide, "Change instance initiated shutdown behavior". */
public final class SetShutdownBehaviourStop
        implements ChangesSettings<SetShutdownBehaviourStop.In, SetShutdownBehaviourStop.Out> {
    private static final Setting SETTING = new InstanceSetting(
            "InstanceInitiatedShutdownBehavior",
            "shutdown behavior",
            (instance, aws) -> StringNode.valueOf(new InstanceAttributes(aws).shutdownBehavior(instance.instanceId())),
            (instance, value, aws) -> new InstanceAttributes(aws).shutdownBehavior(instance, value.asString()));
    private static final String STOP = ShutdownBehavior.STOP.toString();

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance that a shutdown from inside is not to end.")
            String instance) {}

    public record Out(
            @Output("What a shutdown from inside does to it: stop or terminate.")
            String behavior) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.set-shutdown-behaviour-stop",
                "Let a shutdown from inside stop an instance, not terminate it",
                """
                Makes a shutdown that is ordered inside the instance stop it, so that malware, or somebody logged in, \
                cannot end it, and the volumes that go with it, by `shutdown`.

                - Memory and instance stores are lost all the same when it stops.
                - Termination protection does not keep a shutdown from inside from terminating an instance; this does. \
                It does not keep `TerminateInstances` from it; `ec2.enable-termination-protection` does. Set both.
                - An auto scaling group still terminates what stops in it.
                """,
                Kind.CONTAIN,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeInstanceAttribute"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.on(Patterns.INSTANCE, "ec2:ModifyInstanceAttribute")),
                "Lets a shutdown from inside terminate it again, if it did so before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var lookup = new InstanceLookup(aws);
        lookup.living(in.instance());
        var arn = lookup.arn(in.instance());
        var present = new InstanceAttributes(aws).shutdownBehavior(in.instance());
        if (present.equals(STOP))
            return Plan.of("A shutdown from inside stops instance %s already".formatted(in.instance()), List.of(), arn);
        return Plan.of(
                        "Let a shutdown from inside stop instance %s".formatted(in.instance()),
                        List.of(Change.of(arn, SETTING.attribute(), present, STOP)),
                        arn)
                .warning(new ScalingWarnings(aws).onStopping(in.instance()));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(new InstanceAttributes(aws).shutdownBehavior(in.instance()));
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever is on instance %s can end it, and its volumes with it, by shutting it down again."
                .formatted(ResourceArns.id(restore.resource())));
    }
}
