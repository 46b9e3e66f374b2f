package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
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
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Source: EC2 User Guide, "Stop and start Amazon EC2 instances", "How instance stop and start works". */
public final class StartInstance implements ChangeAction<StartInstance.In, StartInstance.Out> {
    private static final String RUNNING = InstanceStateName.RUNNING.toString();

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to start.")
            String instance) {}

    public record Out(
            @Output("Its state: pending, then running.") String state) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.start-instance",
                "Start an instance",
                """
                Starts a stopped instance, after waiting for a stop that is still under way.

                - **Whatever the attacker left on its volumes runs again**, with the role and the security groups that \
                it has now: clean it, or isolate it, before. It writes to the volumes too: take snapshots before.
                - It may get another public address; an Elastic IP address, private addresses and volumes stay.
                - Volumes under a customer managed KMS key need whoever starts it to have `kms:CreateGrant` on that \
                key. Where the key is disabled, or grants are refused, the instance goes back to `stopped`.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.on(Patterns.INSTANCE, "ec2:StartInstances"),
                        Permission.on(Patterns.INSTANCE, "ec2:StopInstances")),
                "Stops it again, if it was stopped before.",
                "What starts writes to the volumes, over what was deleted there.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var lookup = new InstanceLookup(aws);
        var instance = lookup.living(in.instance());
        var arn = lookup.arn(in.instance());
        if (!PowerState.isDown(instance))
            return Plan.of(
                    "Instance %s is %s already".formatted(in.instance(), PowerState.of(instance)), List.of(), arn);
        return Plan.of(
                        "Start instance %s".formatted(in.instance()),
                        List.of(Change.of(arn, PowerState.ATTRIBUTE, PowerState.of(instance), RUNNING)),
                        arn)
                .warning(List.of(PowerState.warningOfStarting(in.instance())));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        plan.changes().forEach(c -> new PowerState(aws).start(ResourceArns.id(c.resource())));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(PowerState.of(new InstanceLookup(aws).get(in.instance())));
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new PowerState(aws).planStop(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        undoPlan.changes().forEach(c -> new PowerState(aws).stop(ResourceArns.id(c.resource())));
    }

    @Override
    public List<String> waitStates() {
        return List.of(RUNNING);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var state = PowerState.of(new InstanceLookup(aws).living(in.instance()));
        return new Progress(state.equals(until), in.instance() + " " + state);
    }
}
