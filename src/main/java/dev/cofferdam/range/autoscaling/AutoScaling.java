package dev.cofferdam.range.autoscaling;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException;

/** The service as a whole. */
public final class AutoScaling {
    private AutoScaling() {}

    public static SimulatedService<AutoScalingClient> service() {
        return new SimulatedService<>(
                AutoScalingClient.class,
                "autoscaling",
                "AutoScaling",
                false,
                "Throttling",
                "AccessDenied",
                AutoScalingException::builder,
                Map.of(
                        "InvalidNextToken", InvalidNextTokenException::builder,
                        "ScalingActivityInProgress", ScalingActivityInProgressException::builder),
                List.of(
                        new ServicePart<>(Groups.class, Groups::new),
                        new ServicePart<>(Members.class, Members::new),
                        new ServicePart<>(Processes.class, Processes::new)));
    }
}
