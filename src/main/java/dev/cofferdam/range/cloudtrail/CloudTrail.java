package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AccessDeniedException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidLookupAttributesException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.cloudtrail.model.ThrottlingException;

/** The service as a whole. */
public final class CloudTrail {
    private CloudTrail() {}

    public static SimulatedService<CloudTrailClient> service() {
        return new SimulatedService<>(
                CloudTrailClient.class,
                "cloudtrail",
                "CloudTrail",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                CloudTrailException::builder,
                Map.of(
                        "ThrottlingException", ThrottlingException::builder,
                        "AccessDeniedException", AccessDeniedException::builder,
                        "InvalidLookupAttributesException", InvalidLookupAttributesException::builder,
                        "InvalidMaxResultsException", InvalidMaxResultsException::builder,
                        "InvalidNextTokenException", InvalidNextTokenException::builder,
                        "InvalidTimeRangeException", InvalidTimeRangeException::builder),
                List.of(new ServicePart<>(Events.class, Events::new)));
    }
}
