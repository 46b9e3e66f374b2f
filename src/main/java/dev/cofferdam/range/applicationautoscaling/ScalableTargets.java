package dev.cofferdam.range.applicationautoscaling;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Containers;
import dev.cofferdam.range.world.Containers.ScalableTarget;
import dev.cofferdam.range.world.Due;
import dev.cofferdam.range.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * What is scaled between which bounds. To register a target puts its capacity between them at once. Source: Application
 * Auto Scaling API Reference, RegisterScalableTarget.
 */
final class ScalableTargets implements ApplicationAutoScalingClient {
    private static final String IN = "DynamicScalingIn";
    private static final String OUT = "DynamicScalingOut";
    private static final String SCHEDULED = "Scheduled";

    private final Call call;
    private final World world;
    private final Containers containers;

    ScalableTargets(Call call) {
        this.call = call;
        this.world = call.world();
        this.containers = world.containers();
    }

    @Override
    public DescribeScalableTargetsResponse describeScalableTargets(DescribeScalableTargetsRequest request) {
        return DescribeScalableTargetsResponse.builder()
                .scalableTargets(containers.scalableTargets().stream()
                        .filter(t -> request.serviceNamespace() == ServiceNamespace.ECS)
                        .filter(t -> !request.hasResourceIds()
                                || request.resourceIds().contains(t.id()))
                        .map(ScalableTargets::shape)
                        .toList())
                .build();
    }

    @Override
    public RegisterScalableTargetResponse registerScalableTarget(RegisterScalableTargetRequest request) {
        var target = containers
                .scalableTargets()
                .find(request.resourceId())
                .orElseThrow(() -> new ServiceError(
                        "ValidationException", "Minimum capacity and maximum capacity must be specified"));
        var suspended = new LinkedHashMap<>(target.suspended());
        var wanted = request.suspendedState();
        if (wanted != null) {
            set(suspended, IN, wanted.dynamicScalingInSuspended());
            set(suspended, OUT, wanted.dynamicScalingOutSuspended());
            set(suspended, SCHEDULED, wanted.scheduledScalingSuspended());
        }
        var changed = new ScalableTarget(
                target.id(),
                or(request.minCapacity(), target.min()),
                or(request.maxCapacity(), target.max()),
                suspended);
        containers.scalableTargets().put(changed);
        keepWithin(changed);
        return RegisterScalableTargetResponse.builder().build();
    }

    private void keepWithin(ScalableTarget bounds) {
        containers.services().find(bounds.id().substring("service/".length())).ifPresent(service -> {
            var within = Math.clamp(service.desired(), bounds.min(), bounds.max());
            if (within == service.desired()) return;
            containers.services().put(service.withDesired(within));
            world.schedule().add(call.now().plus(Containers.TO_SETTLE), Due.Kind.CONTAINERS_SETTLED, service.id());
        });
    }

    private static void set(Map<String, Boolean> suspended, String what, @Nullable Boolean wanted) {
        if (wanted != null) suspended.put(what, wanted);
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget shape(
            ScalableTarget target) {
        return software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget.builder()
                .serviceNamespace(ServiceNamespace.ECS)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .resourceId(target.id())
                .minCapacity(target.min())
                .maxCapacity(target.max())
                .suspendedState(
                        s -> s.dynamicScalingInSuspended(target.suspended().getOrDefault(IN, false))
                                .dynamicScalingOutSuspended(target.suspended().getOrDefault(OUT, false))
                                .scheduledScalingSuspended(target.suspended().getOrDefault(SCHEDULED, false)))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
