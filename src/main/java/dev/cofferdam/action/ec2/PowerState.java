package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.time.Duration;
import java.util.ArrayList;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Whether an instance is down, and how it comes up again. */
final class PowerState {
    static final String ATTRIBUTE = "State";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Source: EC2 User Guide, "Troubleshoot Amazon EC2 instance stop issues": past some minutes a stop is stuck. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(10);

    private final ActionContext aws;

    PowerState(ActionContext aws) {
        this.aws = aws;
    }

    static String of(Instance instance) {
        return instance.state().nameAsString();
    }

    Plan planStart(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var id = ResourceArns.id(restore.resource());
            var present = new InstanceLookup(aws).find(id);
            if (present.isEmpty()) {
                warnings.add("Instance %s is terminated: it cannot be started again.".formatted(id));
            } else if (isDown(present.get())) {
                changes.add(Change.of(
                        restore.resource(), ATTRIBUTE, of(present.get()), InstanceStateName.RUNNING.toString()));
                warnings.add(
                        "Whatever the attacker left on the volumes of %s runs again when it starts: isolate it before, unless it was cleaned."
                                .formatted(id));
            }
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Start the instance again",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).toList());
    }

    /** Waits for a stop that is under way, which cannot be called off. Safe to repeat. */
    void start(String id) {
        var end = aws.clock().instant().plus(LONGEST_STOP);
        while (new InstanceLookup(aws).living(id).state().name() == InstanceStateName.STOPPING) {
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "IncorrectInstanceState",
                        "Instance %s has been stopping for 10 minutes. Stop it by force, then start it.".formatted(id));
            aws.progress(id + " is still stopping; it is started when it has stopped");
            aws.pause(BETWEEN_LOOKS);
        }
        aws.client(Ec2Client.class).startInstances(r -> r.instanceIds(id));
    }

    static boolean isDown(Instance instance) {
        var state = instance.state().name();
        return state == InstanceStateName.STOPPING || state == InstanceStateName.STOPPED;
    }
}
