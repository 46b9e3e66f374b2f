package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** The attributes of an instance that {@code DescribeInstances} does not show. */
final class InstanceAttributes {
    private final Ec2Client ec2;

    InstanceAttributes(ActionContext aws) {
        this.ec2 = aws.client(Ec2Client.class);
    }

    boolean protectsFromTermination(String instance) {
        return isTrue(
                read(instance, InstanceAttributeName.DISABLE_API_TERMINATION).disableApiTermination());
    }

    boolean protectsFromStop(String instance) {
        return isTrue(read(instance, InstanceAttributeName.DISABLE_API_STOP).disableApiStop());
    }

    /** {@code stop} or {@code terminate}: what becomes of it when it is shut down from inside. */
    String shutdownBehavior(String instance) {
        return read(instance, InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR)
                .instanceInitiatedShutdownBehavior()
                .value();
    }

    void shutdownBehavior(String instance, String behavior) {
        ec2.modifyInstanceAttribute(r -> r.instanceId(instance)
                .instanceInitiatedShutdownBehavior(
                        AttributeValue.builder().value(behavior).build()));
    }

    void protectFromTermination(String instance, boolean on) {
        ec2.modifyInstanceAttribute(r -> r.instanceId(instance)
                .disableApiTermination(AttributeBooleanValue.builder().value(on).build()));
    }

    private DescribeInstanceAttributeResponse read(String instance, InstanceAttributeName attribute) {
        return ec2.describeInstanceAttribute(r -> r.instanceId(instance).attribute(attribute));
    }

    private static boolean isTrue(AttributeBooleanValue flag) {
        return Boolean.TRUE.equals(flag.value());
    }
}
