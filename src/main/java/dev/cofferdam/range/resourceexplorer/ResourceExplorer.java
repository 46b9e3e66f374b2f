package dev.cofferdam.range.resourceexplorer;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.AccessDeniedException;
import software.amazon.awssdk.services.resourceexplorer2.model.ResourceExplorer2Exception;
import software.amazon.awssdk.services.resourceexplorer2.model.ThrottlingException;
import software.amazon.awssdk.services.resourceexplorer2.model.UnauthorizedException;
import software.amazon.awssdk.services.resourceexplorer2.model.ValidationException;

/** The service as a whole. */
public final class ResourceExplorer {
    private ResourceExplorer() {}

    public static SimulatedService<ResourceExplorer2Client> service() {
        return new SimulatedService<>(
                ResourceExplorer2Client.class,
                "resource-explorer-2",
                "ResourceExplorer2",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                ResourceExplorer2Exception::builder,
                Map.of(
                        "ThrottlingException", ThrottlingException::builder,
                        "AccessDeniedException", AccessDeniedException::builder,
                        "UnauthorizedException", UnauthorizedException::builder,
                        "ValidationException", ValidationException::builder),
                List.of(new ServicePart<>(Searches.class, Searches::new)));
    }
}
