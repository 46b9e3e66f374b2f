package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Reads which groups instances are in. */
final class Memberships {
    private static final Duration LONGEST_DRAINING = Duration.ofMinutes(65);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ActionContext aws;
    private final AutoScalingClient scaling;

    Memberships(ActionContext aws) {
        this.aws = aws;
        this.scaling = aws.client(AutoScalingClient.class);
    }

    Optional<Membership> of(String instance) {
        return scaling.describeAutoScalingInstances(r -> r.instanceIds(instance)).autoScalingInstances().stream()
                .findFirst()
                .flatMap(i -> group(i.autoScalingGroupName())
                        .map(group -> new Membership(instance, i.lifecycleState(), group)));
    }

    Optional<AutoScalingGroup> group(String name) {
        return scaling.describeAutoScalingGroups(r -> r.autoScalingGroupNames(name)).autoScalingGroups().stream()
                .findFirst();
    }

    GroupMembership seen(String instance) {
        return of(instance)
                .map(m -> new GroupMembership(
                        m.group().autoScalingGroupName(),
                        m.lifecycle(),
                        m.group().desiredCapacity()))
                .orElse(new GroupMembership("", "", 0));
    }

    /**
     * Waits until the instance is through a state that cannot be broken off, at most as long as load balancers may let
     * requests end. Source: Elastic Load Balancing, "Deregistration delay": up to 3,600 seconds.
     */
    void awaitNo(String state, String instance) {
        var deadline = aws.clock().instant().plus(LONGEST_DRAINING);
        while (of(instance).filter(m -> m.is(state)).isPresent()) {
            if (aws.clock().instant().isAfter(deadline))
                throw new ActionException(
                        "StillMoving",
                        "%s is still %s, after an hour. Look at the group's activity history, and undo again."
                                .formatted(instance, state));
            aws.progress("%s is still %s".formatted(instance, state));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    /** Auto Scaling does not tell an instance in no group from one that does not exist. */
    void mustExist(String instance) {
        if (state(instance).isEmpty())
            throw new ActionException(
                    "NoSuchInstance",
                    "There is no instance %s in %s of account %s. Check the id and the region."
                            .formatted(instance, aws.region(), aws.account()));
    }

    /**
     * A group ends what does not run once it is in service again, and attaches only what runs.
     *
     * @return whether there is an instance that could run
     * @throws ActionException when it does not run now
     */
    boolean runsAgain(String instance) {
        var state = state(instance).orElse("terminated");
        return switch (state) {
            case "running" -> true;
            case "terminated", "shutting-down" -> false;
            default ->
                throw new ActionException(
                        "InstanceNotRunning",
                        "%s is %s: back in service the group would terminate it. Start it, and undo again."
                                .formatted(instance, state));
        };
    }

    private Optional<String> state(String instance) {
        try {
            return aws.client(Ec2Client.class).describeInstances(r -> r.instanceIds(instance)).reservations().stream()
                    .flatMap(r -> r.instances().stream())
                    .map(i -> i.state().nameAsString())
                    .findFirst();
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails().errorCode().equals("InvalidInstanceID.NotFound")) return Optional.empty();
            throw e;
        }
    }
}
