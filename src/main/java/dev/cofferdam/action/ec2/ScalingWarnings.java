package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/**
 * What an auto scaling group will do to an instance that a responder works on. Source: Amazon EC2 Auto Scaling User
 * Guide, "Health checks for instances in an Auto Scaling group", "Suspend and resume Amazon EC2 Auto Scaling
 * processes".
 */
final class ScalingWarnings {
    /** Suspending any of them keeps a group from terminating what it takes for unhealthy. */
    private static final Set<String> NEEDED_TO_REPLACE = Set.of("HealthCheck", "ReplaceUnhealthy", "Terminate");

    private final ActionContext aws;
    private final SideReads reads = new SideReads();

    ScalingWarnings(ActionContext aws) {
        this.aws = aws;
    }

    List<String> onProtecting(String instance) {
        return of(member(instance)
                .map(m ->
                        "Auto scaling group %s ignores termination protection: scaling in, a failed health check or an instance refresh still ends instance %s. Run autoscaling.enter-standby or autoscaling.detach-instance as well."
                                .formatted(m.autoScalingGroupName(), instance)));
    }

    List<String> onStopping(String instance) {
        return of(member(instance)
                .map(AutoScalingInstanceDetails::autoScalingGroupName)
                .filter(this::replacesUnhealthy)
                .map(group ->
                        "Auto scaling group %s takes a stopped instance for unhealthy: within minutes it terminates %s, deletes the volumes that go with it, and launches another. Run autoscaling.enter-standby or autoscaling.detach-instance first."
                                .formatted(group, instance)));
    }

    List<String> onIsolating(String instance) {
        return of(member(instance)
                .map(AutoScalingInstanceDetails::autoScalingGroupName)
                .filter(this::replacesUnhealthy)
                .map(group ->
                        "Auto scaling group %s terminates %s, and the evidence with it, once its load balancer's or other health checks fail for want of a network. Run autoscaling.enter-standby or autoscaling.detach-instance first."
                                .formatted(group, instance)));
    }

    List<String> onTerminating(String instance) {
        return of(member(instance)
                .map(AutoScalingInstanceDetails::autoScalingGroupName)
                .filter(this::replacesUnhealthy)
                .map(group ->
                        "Auto scaling group %s launches another one in place of %s, from the same template and image: what let the attacker in is in those too."
                                .formatted(group, instance)));
    }

    /** Only while the group watches it: not in standby, on its way out, or parked in a warm pool. */
    private Optional<AutoScalingInstanceDetails> member(String instance) {
        return reads.read(
                        List.of("whether instance %s is in an auto scaling group".formatted(instance)),
                        Optional.<AutoScalingInstanceDetails>empty(),
                        () -> new Surroundings(aws).autoScaling(instance))
                .filter(m -> m.lifecycleState().equals("InService")
                        || m.lifecycleState().startsWith("Pending"));
    }

    private boolean replacesUnhealthy(String group) {
        var suspended = reads.read(
                List.of("which processes of auto scaling group %s are suspended".formatted(group)),
                Set.<String>of(),
                () -> suspended(group));
        return Collections.disjoint(suspended, NEEDED_TO_REPLACE);
    }

    private Set<String> suspended(String group) {
        return aws
                .client(AutoScalingClient.class)
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(group))
                .autoScalingGroups()
                .stream()
                .flatMap(g -> g.suspendedProcesses().stream())
                .map(SuspendedProcess::processName)
                .collect(Collectors.toSet());
    }

    private List<String> of(Optional<String> warning) {
        var all = new ArrayList<String>();
        warning.ifPresent(all::add);
        all.addAll(reads.reasons());
        return all;
    }
}
