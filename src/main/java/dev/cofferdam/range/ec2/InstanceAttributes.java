package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.Instance.Settings;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;

/** Single attributes of an instance. */
final class InstanceAttributes extends Ec2Part {
    InstanceAttributes(Call call) {
        super(call);
    }

    @Override
    public DescribeInstanceAttributeResponse describeInstanceAttribute(DescribeInstanceAttributeRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        var settings = instance.settings();
        var answer = DescribeInstanceAttributeResponse.builder().instanceId(instance.id());
        var attribute =
                request.attribute() == null ? InstanceAttributeName.UNKNOWN_TO_SDK_VERSION : request.attribute();
        switch (attribute) {
            case DISABLE_API_TERMINATION -> answer.disableApiTermination(flag(settings.terminationProtection()));
            case DISABLE_API_STOP -> answer.disableApiStop(flag(settings.stopProtection()));
            case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR ->
                answer.instanceInitiatedShutdownBehavior(text(settings.shutdown()));
            case INSTANCE_TYPE -> answer.instanceType(text(instance.type()));
            case ROOT_DEVICE_NAME -> answer.rootDeviceName(text(InstanceShape.ROOT));
            case SOURCE_DEST_CHECK -> answer.sourceDestCheck(flag(true));
            case EBS_OPTIMIZED -> answer.ebsOptimized(flag(true));
            case USER_DATA -> answer.userData(AttributeValue.builder().build());
            case GROUP_SET ->
                answer.groups(Shapes.groups(
                        world, Shapes.interfacesOf(world, instance.id()).getFirst()));
            default ->
                throw Errors.invalid("Value (%s) for parameter attribute is invalid. Unknown attribute."
                        .formatted(request.attributeAsString()));
        }
        return answer.build();
    }

    @Override
    public ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        if (!request.groups().isEmpty()) groups(instance, request.groups());
        var now = instance.settings();
        if (now.spot() && request.disableApiTermination() != null) {
            throw new ServiceError(
                    "UnsupportedOperation", "Modifying 'disableApiTermination' is not supported for spot instances.");
        }
        var changed = new Settings(
                request.disableApiTermination() == null
                        ? now.terminationProtection()
                        : request.disableApiTermination().value(),
                request.disableApiStop() == null
                        ? now.stopProtection()
                        : request.disableApiStop().value(),
                request.instanceInitiatedShutdownBehavior() == null
                        ? now.shutdown()
                        : shutdown(request.instanceInitiatedShutdownBehavior().value()),
                now.imdsV2Only(),
                now.spot(),
                now.metadata());
        if (request.groups().isEmpty() && !namesAnAttribute(request)) {
            throw new ServiceError("InvalidParameterCombination", "No attributes specified.");
        }
        if (instance.state() == Instance.State.TERMINATED) {
            throw new ServiceError(
                    "IncorrectInstanceState",
                    "The instance '%s' is not in the 'running' or 'stopped' state.".formatted(instance.id()));
        }
        world.instances().put(world.instances().get(instance.id()).withSettings(changed));
        return ModifyInstanceAttributeResponse.builder().build();
    }

    private void groups(Instance instance, List<String> groups) {
        var interfaces = Shapes.interfacesOf(world, instance.id());
        if (interfaces.size() > 1) {
            throw new ServiceError(
                    "InvalidInstanceID",
                    "There are multiple interfaces attached to instance '%s'. Please specify an interface ID for the operation instead."
                            .formatted(instance.id()));
        }
        NetworkInterfaces.replaceGroups(world, interfaces.getFirst(), groups);
    }

    private static boolean namesAnAttribute(ModifyInstanceAttributeRequest request) {
        return request.disableApiTermination() != null
                || request.disableApiStop() != null
                || request.instanceInitiatedShutdownBehavior() != null;
    }

    private static String shutdown(String value) {
        if (value.equals("stop") || value.equals("terminate")) return value;
        throw Errors.invalid("Value (%s) for parameter instanceInitiatedShutdownBehavior is invalid.".formatted(value));
    }

    private static AttributeBooleanValue flag(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().value(value).build();
    }
}
