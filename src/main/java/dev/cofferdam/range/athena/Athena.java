package dev.cofferdam.range.athena;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/** The service as a whole. */
public final class Athena {
    private Athena() {}

    public static SimulatedService<AthenaClient> service() {
        return new SimulatedService<>(
                AthenaClient.class,
                "athena",
                "Athena",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                AthenaException::builder,
                Map.of("InvalidRequestException", InvalidRequestException::builder),
                List.of(new ServicePart<>(Executions.class, Executions::new)));
    }
}
