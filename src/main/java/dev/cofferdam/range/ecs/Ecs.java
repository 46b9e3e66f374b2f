package dev.cofferdam.range.ecs;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** The service as a whole. */
public final class Ecs {
    private Ecs() {}

    public static SimulatedService<EcsClient> service() {
        return new SimulatedService<>(
                EcsClient.class,
                "ecs",
                "Ecs",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                EcsException::builder,
                Map.of(
                        "ClusterNotFoundException", ClusterNotFoundException::builder,
                        "InvalidParameterException", InvalidParameterException::builder,
                        "ServiceNotFoundException", ServiceNotFoundException::builder),
                List.of(new ServicePart<>(Services.class, Services::new), new ServicePart<>(Tasks.class, Tasks::new)));
    }
}
