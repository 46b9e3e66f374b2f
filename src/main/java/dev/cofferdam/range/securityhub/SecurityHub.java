package dev.cofferdam.range.securityhub;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AccessDeniedException;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** The service as a whole. */
public final class SecurityHub {
    private SecurityHub() {}

    public static SimulatedService<SecurityHubClient> service() {
        return new SimulatedService<>(
                SecurityHubClient.class,
                "securityhub",
                "SecurityHub",
                false,
                "TooManyRequestsException",
                "AccessDeniedException",
                SecurityHubException::builder,
                Map.of(
                        "AccessDeniedException", AccessDeniedException::builder,
                        "InvalidInputException", InvalidInputException::builder),
                List.of(new ServicePart<>(Findings.class, Findings::new)));
    }
}
