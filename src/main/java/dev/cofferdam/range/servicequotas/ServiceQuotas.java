package dev.cofferdam.range.servicequotas;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.AccessDeniedException;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuotasException;
import software.amazon.awssdk.services.servicequotas.model.TooManyRequestsException;

/** The service as a whole. */
public final class ServiceQuotas {
    private ServiceQuotas() {}

    public static SimulatedService<ServiceQuotasClient> service() {
        return new SimulatedService<>(
                ServiceQuotasClient.class,
                "servicequotas",
                "ServiceQuotas",
                false,
                "TooManyRequestsException",
                "AccessDeniedException",
                ServiceQuotasException::builder,
                Map.of(
                        "TooManyRequestsException", TooManyRequestsException::builder,
                        "AccessDeniedException", AccessDeniedException::builder,
                        "NoSuchResourceException", NoSuchResourceException::builder),
                List.of(new ServicePart<>(Defaults.class, Defaults::new)));
    }
}
