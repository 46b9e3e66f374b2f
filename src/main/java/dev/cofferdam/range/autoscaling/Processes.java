package dev.cofferdam.range.autoscaling;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Scaling;
import java.util.LinkedHashSet;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesResponse;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesResponse;

/** Suspends and resumes what a group does by itself. */
final class Processes extends AutoScalingPart {
    /** Source: Amazon EC2 Auto Scaling User Guide, "Types of processes". */
    private static final List<String> ALL = List.of(
            "Launch",
            "Terminate",
            "AddToLoadBalancer",
            "AlarmNotification",
            "AZRebalance",
            "HealthCheck",
            "InstanceRefresh",
            "ReplaceUnhealthy",
            "ScheduledActions");

    Processes(Call call) {
        super(call);
    }

    @Override
    public SuspendProcessesResponse suspendProcesses(SuspendProcessesRequest request) {
        var group = group(request.autoScalingGroupName());
        var suspended = new LinkedHashSet<>(group.suspended());
        suspended.addAll(named(request.scalingProcesses()));
        world.autoScalingGroups().put(group.withSuspended(suspended));
        return SuspendProcessesResponse.builder().build();
    }

    @Override
    public ResumeProcessesResponse resumeProcesses(ResumeProcessesRequest request) {
        var group = group(request.autoScalingGroupName());
        var suspended = new LinkedHashSet<>(group.suspended());
        named(request.scalingProcesses()).forEach(suspended::remove);
        world.autoScalingGroups().put(group.withSuspended(suspended));
        Scaling.checkLater(call.moment(), group.name());
        return ResumeProcessesResponse.builder().build();
    }

    private static List<String> named(List<String> processes) {
        for (var process : processes) {
            if (!ALL.contains(process)) {
                throw invalid("Invalid scaling process: %s. Supported processes are: %s".formatted(process, ALL));
            }
        }
        return processes.isEmpty() ? ALL : processes;
    }
}
