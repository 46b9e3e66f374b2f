package dev.cofferdam.action.ecs;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.FormerModel;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.SdkJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import tools.jackson.databind.JsonNode;

/**
 * What Application Auto Scaling may not do with a service, by its ARN. To set it also puts the desired count between
 * the target's bounds, so that it is set before the count is taken below them, and put back after the count.
 *
 * <p>Source: Application Auto Scaling API Reference, RegisterScalableTarget; Application Auto Scaling User Guide,
 * "Suspend and resume scaling for Application Auto Scaling".
 */
record ScalingSuspension() implements Setting {
    static final String ID = "SuspendedState";
    static final JsonNode EVERYTHING = json(SuspendedState.builder()
            .dynamicScalingInSuspended(true)
            .dynamicScalingOutSuspended(true)
            .scheduledScalingSuspended(true)
            .build());

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "suspended scaling";
    }

    @Override
    public String owner(String service) {
        return "service " + Cluster.id(service);
    }

    /** @return empty where the service is no target */
    @Override
    public Optional<JsonNode> read(String service, ActionContext aws) {
        return target(service, aws).map(target -> json(target.suspendedState()));
    }

    /** Nothing is sent where it is so already, for that would change the count. */
    @Override
    public void write(String service, JsonNode state, ActionContext aws) {
        if (read(service, aws).filter(state::equals).isPresent()) return;
        aws.client(ApplicationAutoScalingClient.class)
                .registerScalableTarget(r -> r.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId(resourceId(service))
                        .suspendedState(FormerModel.read(state, SuspendedState.builder())
                                .build()));
    }

    static Optional<ScalableTarget> target(String service, ActionContext aws) {
        return aws
                .client(ApplicationAutoScalingClient.class)
                .describeScalableTargets(r -> r.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceIds(resourceId(service)))
                .scalableTargets()
                .stream()
                .findFirst();
    }

    private static String resourceId(String service) {
        return service.substring(service.indexOf(":service/") + 1);
    }

    /** One that never was suspended has no such state. */
    private static JsonNode json(@Nullable SuspendedState state) {
        return SdkJson.of(SuspendedState.builder()
                .dynamicScalingInSuspended(state != null && Boolean.TRUE.equals(state.dynamicScalingInSuspended()))
                .dynamicScalingOutSuspended(state != null && Boolean.TRUE.equals(state.dynamicScalingOutSuspended()))
                .scheduledScalingSuspended(state != null && Boolean.TRUE.equals(state.scheduledScalingSuspended()))
                .build());
    }
}
