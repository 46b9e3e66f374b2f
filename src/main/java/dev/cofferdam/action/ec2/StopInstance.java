package dev.cofferdam.action.ec2;

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
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Source: EC2 User Guide, "Stop and start Amazon EC2 instances", "How instance stop and start works". */
public final class StopInstance implements ChangeAction<StopInstance.In, StopInstance.Out> {
    private static final String STOPPED = InstanceStateName.STOPPED.toString();

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to stop.")
            String instance) {}

    public record Out(
            @Output("Its state: stopping, then stopped.") String state) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.stop-instance",
                "Stop an instance",
                """
                Stops an instance as its operating system would shut down. It does not hibernate: hibernating writes \
                memory to the root volume, but the instance has to be set up for it when it is launched.

                - **Memory is gone**: processes, network connections, keys and whatever malware runs from memory only. \
                Capture it first; isolating an instance keeps it, stopping does not.
                - **Instance store volumes are gone** with everything on them.
                - The malware sees the shutdown and can act on it.
                - An auto scaling group terminates what stops in it. Use standby or detach first.
                - A public address that is not an Elastic IP address is given back; a start gets another one.
                - An instance whose root device is an instance store, a spot instance of a one-time request, and an \
                instance with stop protection cannot be stopped.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeInstanceAttribute"),
                        Permission.of("ec2:DescribeInstanceTypes"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.on(Patterns.INSTANCE, "ec2:StopInstances"),
                        Permission.on(Patterns.INSTANCE, "ec2:StartInstances")),
                "Starts it again, if it ran before; its memory and instance store stay lost.",
                "Stopping loses the memory, and what is on instance store volumes.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var lookup = new InstanceLookup(aws);
        var instance = lookup.living(in.instance());
        var arn = lookup.arn(in.instance());
        if (PowerState.isDown(instance))
            return Plan.of(
                    "Instance %s is %s already".formatted(in.instance(), PowerState.of(instance)), List.of(), arn);
        demandStoppable(instance, aws);
        return Plan.of(
                        "Stop instance %s".formatted(in.instance()),
                        List.of(Change.of(arn, PowerState.ATTRIBUTE, PowerState.of(instance), STOPPED)),
                        arn)
                .warning(new StopWarnings(aws).of(instance));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        plan.changes().forEach(c -> new PowerState(aws).stop(ResourceArns.id(c.resource())));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(PowerState.of(new InstanceLookup(aws).get(in.instance())));
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new PowerState(aws).planStart(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        undoPlan.changes().forEach(c -> new PowerState(aws).start(ResourceArns.id(c.resource())));
    }

    @Override
    public List<String> waitStates() {
        return List.of(STOPPED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var state = PowerState.of(new InstanceLookup(aws).living(in.instance()));
        return new Progress(state.equals(until), in.instance() + " " + state);
    }

    private static void demandStoppable(Instance instance, ActionContext aws) {
        var id = instance.instanceId();
        if (instance.rootDeviceType() == DeviceType.INSTANCE_STORE)
            throw new ActionException(
                    "UnsupportedOperation",
                    "The root device of instance %s is an instance store: it can only run or be terminated. Isolate it instead."
                            .formatted(id));
        if (new InstanceAttributes(aws).protectsFromStop(id))
            throw new ActionException(
                    "OperationNotPermitted",
                    "Instance %s has stop protection. Turn off its attribute DisableApiStop first, or isolate it instead."
                            .formatted(id));
    }
}
