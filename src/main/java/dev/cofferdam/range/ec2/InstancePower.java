package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.Power;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** Starts, stops and terminates instances; a request changes all of them or none. */
final class InstancePower extends Ec2Part {
    InstancePower(Call call) {
        super(call);
    }

    @Override
    public StartInstancesResponse startInstances(StartInstancesRequest request) {
        return StartInstancesResponse.builder()
                .startingInstances(each(request.instanceIds(), this::start))
                .build();
    }

    @Override
    public StopInstancesResponse stopInstances(StopInstancesRequest request) {
        return StopInstancesResponse.builder()
                .stoppingInstances(each(request.instanceIds(), this::stop))
                .build();
    }

    @Override
    public TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return TerminateInstancesResponse.builder()
                .terminatingInstances(each(request.instanceIds(), this::terminate))
                .build();
    }

    private void start(Instance instance) {
        switch (instance.state()) {
            case RUNNING, PENDING -> {}
            case STOPPED -> Power.start(call.moment(), instance.id());
            case STOPPING, SHUTTING_DOWN, TERMINATED ->
                throw wrongState("The instance '%s' is not in a state from which it can be started.", instance);
        }
    }

    private void stop(Instance instance) {
        if (instance.settings().stopProtection()) {
            throw new ServiceError(
                    "OperationNotPermitted",
                    "The instance '%s' may not be stopped. Modify its 'disableApiStop' instance attribute and try again."
                            .formatted(instance.id()));
        }
        if (instance.settings().spot()) {
            throw new ServiceError(
                    "UnsupportedOperation",
                    "You can't stop the Spot Instance '%s' because it is associated with a one-time Spot Instance request. You can only stop Spot Instances associated with persistent Spot Instance requests."
                            .formatted(instance.id()));
        }
        switch (instance.state()) {
            case RUNNING, PENDING -> Power.stop(call.moment(), instance.id());
            case STOPPING, STOPPED -> {}
            case SHUTTING_DOWN, TERMINATED ->
                throw wrongState("This instance '%s' is not in a state from which it can be stopped.", instance);
        }
    }

    private void terminate(Instance instance) {
        if (instance.settings().terminationProtection() && !instance.state().ends()) {
            throw new ServiceError(
                    "OperationNotPermitted",
                    "The instance '%s' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again."
                            .formatted(instance.id()));
        }
        if (!instance.state().ends()) Power.terminate(call.moment(), instance.id());
    }

    private List<InstanceStateChange> each(List<String> ids, Consumer<Instance> change) {
        if (ids.isEmpty()) throw Errors.missing("InstanceId");
        return ids.stream()
                .distinct()
                .map(id -> {
                    var before = Errors.instance(world.instances(), id);
                    change.accept(before);
                    return InstanceStateChange.builder()
                            .instanceId(id)
                            .previousState(InstanceShape.state(before))
                            .currentState(InstanceShape.state(world.instances().get(id)))
                            .build();
                })
                .toList();
    }

    private static ServiceError wrongState(String message, Instance instance) {
        return new ServiceError("IncorrectInstanceState", message.formatted(instance.id()));
    }
}
