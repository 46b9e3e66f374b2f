package dev.cofferdam.range.eks;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.EksException;
import software.amazon.awssdk.services.eks.model.InvalidParameterException;
import software.amazon.awssdk.services.eks.model.InvalidRequestException;
import software.amazon.awssdk.services.eks.model.ResourceInUseException;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** The service as a whole. */
public final class Eks {
    private Eks() {}

    public static SimulatedService<EksClient> service() {
        return new SimulatedService<>(
                EksClient.class,
                "eks",
                "Eks",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                EksException::builder,
                Map.of(
                        "InvalidParameterException", InvalidParameterException::builder,
                        "InvalidRequestException", InvalidRequestException::builder,
                        "ResourceInUseException", ResourceInUseException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder),
                List.of(
                        new ServicePart<>(Clusters.class, Clusters::new),
                        new ServicePart<>(AccessEntries.class, AccessEntries::new)));
    }
}
