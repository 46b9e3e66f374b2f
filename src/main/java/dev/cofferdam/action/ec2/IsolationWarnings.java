package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** What else happens to an instance that is cut off. A look-up that is refused becomes a warning, not an obstacle. */
final class IsolationWarnings {
    /** In these the group neither checks nor replaces it. */
    private static final Set<String> LEFT_ALONE = Set.of("Standby", "EnteringStandby", "Detaching", "Detached");

    private final ActionContext aws;

    IsolationWarnings(ActionContext aws) {
        this.aws = aws;
    }

    /** Source: Systems Manager User Guide, "Working with SSM Agent": it calls out to its endpoints. */
    Optional<String> agent(String instance) {
        try {
            var online = aws
                    .client(SsmClient.class)
                    .describeInstanceInformationPaginator(
                            r -> r.filters(f -> f.key("InstanceIds").values(instance)))
                    .instanceInformationList()
                    .stream()
                    .anyMatch(i -> i.pingStatus() == PingStatus.ONLINE);
            return online
                    ? Optional.of(
                            "The SSM agent of %s is online and will be cut off: collect memory and volatile data first."
                                    .formatted(instance))
                    : Optional.empty();
        } catch (SsmException e) {
            return Optional.of(
                    "Whether an SSM agent is online, and will be cut off, cannot be told (%s).".formatted(code(e)));
        }
    }

    /** Source: EC2 Auto Scaling User Guide, "Health checks for instances in an Auto Scaling group". */
    Optional<String> autoScaling(String instance) {
        try {
            return aws
                    .client(AutoScalingClient.class)
                    .describeAutoScalingInstances(r -> r.instanceIds(instance))
                    .autoScalingInstances()
                    .stream()
                    .filter(i -> !LEFT_ALONE.contains(i.lifecycleState()))
                    .findFirst()
                    .map(i ->
                            "%s is %s in Auto Scaling group %s, whose load balancer and other health checks can now fail: the group then terminates it, and the evidence with it. Enter standby or detach it first."
                                    .formatted(instance, i.lifecycleState(), i.autoScalingGroupName()));
        } catch (AutoScalingException e) {
            return Optional.of(
                    "Whether an Auto Scaling group will replace %s cannot be told (%s).".formatted(instance, code(e)));
        }
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.statusCode())
                : e.awsErrorDetails().errorCode();
    }
}
