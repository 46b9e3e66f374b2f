package dev.cofferdam.range.ecs;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Containers;
import dev.cofferdam.range.world.Containers.Service;
import dev.cofferdam.range.world.Containers.Task;
import dev.cofferdam.range.world.Due;
import java.util.ArrayList;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;

/** Tasks. Source: ECS API Reference, StopTask, DescribeTasks; ECS Developer Guide, "Amazon ECS task lifecycle". */
final class Tasks extends EcsPart {
    Tasks(Call call) {
        super(call);
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        var cluster = cluster(request.cluster());
        var found = new ArrayList<software.amazon.awssdk.services.ecs.model.Task>();
        var failures = new ArrayList<Failure>();
        for (var named : request.tasks())
            containers
                    .tasks()
                    .find(last(named))
                    .filter(task -> task.cluster().equals(cluster))
                    .ifPresentOrElse(
                            task -> found.add(shape(task)),
                            () -> failures.add(Failure.builder()
                                    .arn(world.arn("ecs", "task/" + cluster + "/" + last(named)))
                                    .reason("MISSING")
                                    .build()));
        return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
    }

    /** One that stops already is left. A service puts another one in its place. */
    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        var cluster = cluster(request.cluster());
        var task = containers
                .tasks()
                .find(last(request.task()))
                .filter(t -> t.cluster().equals(cluster))
                .orElseThrow(() -> new ServiceError("InvalidParameterException", "The referenced task was not found."));
        var changed = task;
        if (task.runs()) {
            changed = task.stopping(request.reason() == null ? "Task stopped by user" : request.reason());
            containers.tasks().put(changed);
            var service = task.service() == null ? "" : Service.id(cluster, task.service());
            world.schedule().add(call.now().plus(Containers.TO_SETTLE), Due.Kind.CONTAINERS_SETTLED, service);
        }
        return StopTaskResponse.builder().task(shape(changed)).build();
    }

    private software.amazon.awssdk.services.ecs.model.Task shape(Task task) {
        return software.amazon.awssdk.services.ecs.model.Task.builder()
                .taskArn(world.arn("ecs", "task/" + task.cluster() + "/" + task.id()))
                .clusterArn(clusterArn(task.cluster()))
                .group(task.service() == null ? "family:" + task.cluster() : "service:" + task.service())
                .launchType(task.launchType())
                .startedAt(task.started())
                .lastStatus(task.status().name())
                .desiredStatus(task.runs() ? "RUNNING" : "STOPPED")
                .stoppedReason(task.stoppedReason())
                .overrides(o -> o.taskRoleArn(task.role()))
                .build();
    }
}
