package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
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
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import tools.jackson.databind.node.BooleanNode;

/** Source: EC2 User Guide, "Change instance termination protection". */
public final class EnableTerminationProtection
        implements ChangesSettings<EnableTerminationProtection.In, EnableTerminationProtection.Out> {
    private static final Setting SETTING = new InstanceSetting(
            "DisableApiTermination",
            "termination protection",
            (instance, aws) ->
                    BooleanNode.valueOf(new InstanceAttributes(aws).protectsFromTermination(instance.instanceId())),
            (instance, value, aws) -> new InstanceAttributes(aws).protectFromTermination(instance, value.asBoolean()));

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to protect.")
            String instance) {}

    public record Out(
            @Output("Whether the API refuses to terminate it.")
            boolean enabled) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.enable-termination-protection",
                "Protect an instance from termination",
                """
                Makes EC2 refuse `TerminateInstances` for the instance, so that neither a colleague nor an attacker with \
                a plain call ends it, and its volumes with it.

                - **Auto scaling ignores it**: a group still ends its instances when it scales in, refreshes them or \
                takes them for unhealthy. Move the instance to standby, or detach it, as well.
                - **A shutdown from inside ignores it** where the instance's shutdown behavior is `terminate`.
                - Spot instances cannot be protected. Scheduled events of AWS go on.
                - Whoever may call `ModifyInstanceAttribute` can take it away.
                """,
                Kind.CONTAIN,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeInstanceAttribute"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.on(Patterns.INSTANCE, "ec2:ModifyInstanceAttribute")),
                "Turns the protection off, if it was off before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var lookup = new InstanceLookup(aws);
        var instance = protectable(lookup.living(in.instance()));
        var arn = lookup.arn(in.instance());
        var attributes = new InstanceAttributes(aws);
        if (attributes.protectsFromTermination(in.instance()))
            return Plan.of(
                    "Instance %s is protected from termination already".formatted(in.instance()), List.of(), arn);
        var warnings = new ArrayList<>(new ScalingWarnings(aws).onProtecting(in.instance()));
        if (attributes.shutdownBehavior(in.instance()).equals("terminate"))
            warnings.add(
                    "Whoever is on instance %s can still end it by shutting it down: its shutdown behavior is terminate. Set that to stop."
                            .formatted(instance.instanceId()));
        return Plan.of(
                        "Protect instance %s from termination".formatted(in.instance()),
                        List.of(new Change(arn, SETTING.attribute(), BooleanNode.FALSE, BooleanNode.TRUE)),
                        arn)
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(new InstanceAttributes(aws).protectsFromTermination(in.instance()));
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Instance %s, and its volumes with it, can be ended by a plain call again."
                .formatted(ResourceArns.id(restore.resource())));
    }

    private static Instance protectable(Instance instance) {
        if (instance.instanceLifecycle() != InstanceLifecycleType.SPOT) return instance;
        throw new ActionException(
                "UnsupportedOperation",
                "Instance %s is a spot instance, and EC2 protects none of them from termination. Keep its evidence now: ec2.create-snapshot, ec2.capture-console-output."
                        .formatted(instance.instanceId()));
    }
}
