package dev.cofferdam.range.autoscaling;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.AutoScalingGroup;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/** What all parts of the service have. */
abstract class AutoScalingPart implements AutoScalingClient {
    final Call call;
    final World world;

    AutoScalingPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    AutoScalingGroup group(@Nullable String name) {
        return world.autoScalingGroups()
                .find(name)
                .orElseThrow(
                        () -> invalid("AutoScalingGroup name not found - AutoScalingGroup " + name + " not found"));
    }

    static ServiceError invalid(String message) {
        return new ServiceError("ValidationError", message);
    }

    static ServiceError badToken() {
        return new ServiceError("InvalidNextToken", "The token is invalid.");
    }

    String arn(AutoScalingGroup group) {
        return world.arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/" + group.name());
    }

    String zone(String instance) {
        return world.subnets().get(world.instances().get(instance).subnet()).zone();
    }

    static LaunchTemplateSpecification template(AutoScalingGroup group) {
        return LaunchTemplateSpecification.builder()
                .launchTemplateId(group.launch().templateId())
                .launchTemplateName(group.launch().template())
                .version("$Latest")
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
