package dev.cofferdam.range.applicationautoscaling;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;

/** The service as a whole. */
public final class ApplicationAutoScaling {
    private ApplicationAutoScaling() {}

    public static SimulatedService<ApplicationAutoScalingClient> service() {
        return new SimulatedService<>(
                ApplicationAutoScalingClient.class,
                "application-autoscaling",
                "ApplicationAutoScaling",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                ApplicationAutoScalingException::builder,
                Map.of("ValidationException", ValidationException::builder),
                List.of(new ServicePart<>(ScalableTargets.class, ScalableTargets::new)));
    }
}
