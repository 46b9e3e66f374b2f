package dev.cofferdam.range.autoscaling;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.AutoScalingGroup;
import dev.cofferdam.range.world.AutoScalingGroup.Lifecycle;
import dev.cofferdam.range.world.Instance.State;
import dev.cofferdam.range.world.Scaling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AttachInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.DetachInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyResponse;
import software.amazon.awssdk.services.autoscaling.model.ExitStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.ExitStandbyResponse;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/** Takes instances out of service and out of the group, and back. */
final class Members extends AutoScalingPart {
    Members(Call call) {
        super(call);
    }

    @Override
    public EnterStandbyResponse enterStandby(EnterStandbyRequest request) {
        var group = group(request.autoScalingGroupName());
        var ids = some(request.instanceIds());
        var decrement = decrement(request.shouldDecrementDesiredCapacity());
        ids.forEach(id -> demand(group, id, Lifecycle.IN_SERVICE));
        if (decrement) shrink(group, ids.size(), "place into standby");
        ids.forEach(id -> Scaling.enterStandby(call.moment(), group(group.name()), id));
        return EnterStandbyResponse.builder()
                .activities(activities(group, ids, "Moving EC2 instance to Standby: ", 50))
                .build();
    }

    @Override
    public ExitStandbyResponse exitStandby(ExitStandbyRequest request) {
        var group = group(request.autoScalingGroupName());
        var ids = some(request.instanceIds());
        ids.forEach(id -> demand(group, id, Lifecycle.STANDBY));
        grow(group, ids.size(), "exit standby for");
        ids.forEach(id -> Scaling.exitStandby(call.moment(), group(group.name()), id));
        return ExitStandbyResponse.builder()
                .activities(activities(group, ids, "Moving EC2 instance out of Standby: ", 30))
                .build();
    }

    @Override
    public DetachInstancesResponse detachInstances(DetachInstancesRequest request) {
        var group = group(request.autoScalingGroupName());
        var ids = some(request.instanceIds());
        var decrement = decrement(request.shouldDecrementDesiredCapacity());
        ids.forEach(id -> {
            var member = member(group, id);
            if (member.lifecycle() != Lifecycle.IN_SERVICE && member.lifecycle() != Lifecycle.STANDBY) {
                throw invalid("The instance %s is not in InService or Standby.".formatted(id));
            }
        });
        if (decrement) {
            var counted = ids.stream()
                    .filter(id -> member(group, id).lifecycle().counts())
                    .count();
            shrink(group, (int) counted, "detach");
        }
        ids.forEach(id -> Scaling.detach(call.moment(), group(group.name()), id));
        return DetachInstancesResponse.builder()
                .activities(activities(group, ids, "Detaching EC2 instance: ", 50))
                .build();
    }

    @Override
    public AttachInstancesResponse attachInstances(AttachInstancesRequest request) {
        var group = group(request.autoScalingGroupName());
        var ids = some(request.instanceIds());
        for (var id : ids) {
            world.groupOf(id).ifPresent(other -> {
                throw invalid("Instance %s is already part of AutoScalingGroup:%s".formatted(id, other.name()));
            });
            var runs = world.instances().find(id).filter(i -> i.state() == State.RUNNING);
            if (runs.isEmpty()) {
                throw invalid(
                        "Instance %s is not in correct state. Instance(s) must be in 'running' state.".formatted(id));
            }
        }
        grow(group, ids.size(), "attach");
        ids.forEach(id -> Scaling.attach(call.moment(), group(group.name()), id));
        return AttachInstancesResponse.builder().build();
    }

    private void shrink(AutoScalingGroup group, int by, String what) {
        if (group.desired() - by < group.min()) throw sizes(group, by, what);
        world.autoScalingGroups().update(group.name(), g -> g.withDesired(g.desired() - by));
    }

    private void grow(AutoScalingGroup group, int by, String what) {
        if (group.desired() + by > group.max()) throw sizes(group, by, what);
        world.autoScalingGroups().update(group.name(), g -> g.withDesired(g.desired() + by));
    }

    private static RuntimeException sizes(AutoScalingGroup group, int by, String what) {
        return invalid(
                "AutoScalingGroup %s has min-size=%d, max-size=%d, and desired-size=%d. To %s %d %s, please update the AutoScalingGroup sizes appropriately."
                        .formatted(
                                group.name(),
                                group.min(),
                                group.max(),
                                group.desired(),
                                what,
                                by,
                                by == 1 ? "instance" : "instances"));
    }

    private static AutoScalingGroup.Member member(AutoScalingGroup group, String instance) {
        return group.member(instance)
                .orElseThrow(() -> invalid(
                        "The instance %s is not part of Auto Scaling group %s.".formatted(instance, group.name())));
    }

    private static void demand(AutoScalingGroup group, String instance, Lifecycle lifecycle) {
        if (member(group, instance).lifecycle() != lifecycle) {
            throw invalid("The instance %s is not in %s.".formatted(instance, lifecycle.awsName()));
        }
    }

    private static List<String> some(List<String> ids) {
        if (ids.isEmpty()) throw invalid("Instance IDs are required");
        return ids.stream().distinct().toList();
    }

    private static boolean decrement(@Nullable Boolean asked) {
        if (asked == null) throw invalid("ShouldDecrementDesiredCapacity is required");
        return asked;
    }

    private List<Activity> activities(AutoScalingGroup group, List<String> ids, String what, int progress) {
        var now = group(group.name());
        return ids.stream()
                .map(id -> Activity.builder()
                        .activityId(call.ids().uuid())
                        .autoScalingGroupName(group.name())
                        .autoScalingGroupARN(arn(group))
                        .description(what + id)
                        .cause(
                                "At %s instance %s was moved in response to a user request, changing the capacity from %d to %d."
                                        .formatted(call.now(), id, group.desired(), now.desired()))
                        .startTime(call.now())
                        .statusCode(ScalingActivityStatusCode.IN_PROGRESS)
                        .progress(progress)
                        .details("{\"Availability Zone\":\"%s\"}".formatted(zone(id)))
                        .build())
                .toList();
    }
}
