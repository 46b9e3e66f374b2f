package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Whether an instance is down, how it comes up again, and how it goes down after that. */
final class PowerState {
    static final String ATTRIBUTE = "State";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Source: EC2 User Guide, "Troubleshoot Amazon EC2 instance stop issues": past some minutes it is stuck. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ActionContext aws;

    PowerState(ActionContext aws) {
        this.aws = aws;
    }

    static String of(Instance instance) {
        return instance.state().nameAsString();
    }

    static String warningOfStarting(String id) {
        return "Whatever the attacker left on the volumes of %s runs again when it starts: isolate it before, unless it was cleaned."
                .formatted(id);
    }

    Plan planStart(Undo undo) {
        return plan(
                undo,
                PowerState::isDown,
                InstanceStateName.RUNNING,
                PowerState::warningOfStarting,
                "Instance %s is terminated: it cannot be started again.",
                "Start the instance again");
    }

    Plan planStop(Undo undo) {
        return plan(
                undo,
                instance -> !isDown(instance),
                InstanceStateName.STOPPED,
                "What is in the memory of instance %s is lost: capture it first."::formatted,
                "Instance %s is terminated: it cannot be stopped any more.",
                "Stop the instance again");
    }

    private Plan plan(
            Undo undo,
            Predicate<Instance> applies,
            InstanceStateName wanted,
            UnaryOperator<String> warning,
            String terminated,
            String summary) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var id = ResourceArns.id(restore.resource());
            var present = new InstanceLookup(aws).find(id);
            if (present.isEmpty()) {
                warnings.add(terminated.formatted(id));
            } else if (applies.test(present.get())) {
                changes.add(Change.of(restore.resource(), ATTRIBUTE, of(present.get()), wanted.toString()));
                warnings.add(warning.apply(id));
            }
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : summary,
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).toList());
    }

    /** Waits for a stop that is under way, which cannot be called off. Safe to repeat. */
    void start(String id) {
        await(id, InstanceStateName.STOPPING, "Stop it by force, then start it.");
        aws.client(Ec2Client.class).startInstances(r -> r.instanceIds(id));
    }

    /** Waits for a start that is under way. Safe to repeat. */
    void stop(String id) {
        await(id, InstanceStateName.PENDING, "Look at its state transition reason, then stop it.");
        aws.client(Ec2Client.class).stopInstances(r -> r.instanceIds(id));
    }

    private void await(String id, InstanceStateName transition, String otherwise) {
        var end = aws.clock().instant().plus(LONGEST);
        while (new InstanceLookup(aws).living(id).state().name() == transition) {
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "IncorrectInstanceState",
                        "Instance %s has been %s for 10 minutes. %s".formatted(id, transition, otherwise));
            aws.progress("waiting: %s is still %s".formatted(id, transition));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    static boolean isDown(Instance instance) {
        var state = instance.state().name();
        return state == InstanceStateName.STOPPING || state == InstanceStateName.STOPPED;
    }
}
