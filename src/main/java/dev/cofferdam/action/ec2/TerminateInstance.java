package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Source: EC2 User Guide, "Terminate Amazon EC2 instances"; EC2 API Reference, TerminateInstances. */
public final class TerminateInstance implements Irreversible<TerminateInstance.In, TerminateInstance.Out> {
    private static final String TERMINATED = InstanceStateName.TERMINATED.toString();

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to terminate.")
            String instance) {}

    public record Out(
            @Output("Its state: shutting-down, then terminated.")
            String state) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.terminate-instance",
                "Terminate an instance",
                """
                Ends an instance for good. **It refuses while the case has no completed snapshot of every volume**: one \
                that carries the case's tag, as `ec2.create-snapshot` makes it. Isolation keeps everything; terminate \
                when the examination is over.

                - Gone are the memory, the instance store, the volumes with `DeleteOnTermination` and what was written \
                since their snapshots. The plan names them.
                - Termination protection is not taken away here: do that yourself, knowingly.
                - An auto scaling group launches another one from the same template and image: close the way in first.
                - Public addresses are given back, an Elastic IP address points nowhere. DNS names that lead to them \
                can be taken over by whoever gets the address.
                - The attacker sees the shutdown and has some seconds to act on it.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeInstanceAttribute"),
                        Permission.of("ec2:DescribeSnapshots"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.on(Patterns.INSTANCE, "ec2:TerminateInstances")),
                "None: a terminated instance cannot be brought back; another one can be made of its snapshots.",
                "Terminating loses the memory, the instance store, and the volumes that go with the instance.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var lookup = new InstanceLookup(aws);
        var instance = lookup.get(in.instance());
        var arn = lookup.arn(in.instance());
        if (InstanceLookup.ends(instance))
            return Plan.of(
                    "Instance %s is %s already".formatted(in.instance(), PowerState.of(instance)), List.of(), arn);
        if (new InstanceAttributes(aws).protectsFromTermination(in.instance()))
            throw new ActionException(
                    "OperationNotPermitted",
                    "Instance %s is protected from termination. Undo ec2.enable-termination-protection, or turn off its attribute DisableApiTermination, if it is really to go."
                            .formatted(in.instance()));
        var kept = new KeptSnapshots(aws).ofEveryVolume(instance);
        return Plan.of(
                        "Terminate instance %s for good".formatted(in.instance()),
                        List.of(Change.of(arn, PowerState.ATTRIBUTE, PowerState.of(instance), TERMINATED)),
                        arn)
                .warning(warnings(instance, kept, aws));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        for (var change : plan.changes())
            aws.client(Ec2Client.class).terminateInstances(r -> r.instanceIds(ResourceArns.id(change.resource())));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(PowerState.of(new InstanceLookup(aws).get(in.instance())));
    }

    @Override
    public List<String> waitStates() {
        return List.of(TERMINATED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var state = PowerState.of(new InstanceLookup(aws).get(in.instance()));
        return new Progress(state.equals(until), in.instance() + " " + state);
    }

    private static List<String> warnings(Instance instance, List<Snapshot> kept, ActionContext aws) {
        var warnings = new ArrayList<String>();
        warnings.add("What is in the memory of instance %s, and on its instance store, is lost."
                .formatted(instance.instanceId()));
        for (var mapping : instance.blockDeviceMappings()) {
            if (mapping.ebs() != null && Boolean.TRUE.equals(mapping.ebs().deleteOnTermination()))
                warnings.add("Volume %s (%s) is deleted with it."
                        .formatted(mapping.ebs().volumeId(), mapping.deviceName()));
        }
        for (var snapshot : kept)
            warnings.add("Snapshot %s of volume %s was begun %s: what was written since is in no evidence."
                    .formatted(snapshot.snapshotId(), snapshot.volumeId(), snapshot.startTime()));
        if (instance.publicIpAddress() != null)
            warnings.add("Its public address %s leads nowhere, or to somebody else: look for DNS names that lead there."
                    .formatted(instance.publicIpAddress()));
        warnings.addAll(new ScalingWarnings(aws).onTerminating(instance.instanceId()));
        return warnings;
    }
}
