package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AccessDeniedException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStoreNotFoundException;
import software.amazon.awssdk.services.cloudtrail.model.InactiveQueryException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidHomeRegionException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidLookupAttributesException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.cloudtrail.model.S3BucketDoesNotExistException;
import software.amazon.awssdk.services.cloudtrail.model.ThrottlingException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;

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
                Map.ofEntries(
                        Map.entry("ThrottlingException", ThrottlingException::builder),
                        Map.entry("AccessDeniedException", AccessDeniedException::builder),
                        Map.entry("InvalidLookupAttributesException", InvalidLookupAttributesException::builder),
                        Map.entry("InvalidMaxResultsException", InvalidMaxResultsException::builder),
                        Map.entry("InvalidNextTokenException", InvalidNextTokenException::builder),
                        Map.entry("InvalidTimeRangeException", InvalidTimeRangeException::builder),
                        Map.entry("TrailNotFoundException", TrailNotFoundException::builder),
                        Map.entry("InvalidHomeRegionException", InvalidHomeRegionException::builder),
                        Map.entry("S3BucketDoesNotExistException", S3BucketDoesNotExistException::builder),
                        Map.entry("EventDataStoreNotFoundException", EventDataStoreNotFoundException::builder),
                        Map.entry("InactiveQueryException", InactiveQueryException::builder)),
                List.of(
                        new ServicePart<>(Events.class, Events::new),
                        new ServicePart<>(TrailReads.class, TrailReads::new),
                        new ServicePart<>(TrailChanges.class, TrailChanges::new),
                        new ServicePart<>(Stores.class, Stores::new),
                        new ServicePart<>(LakeQueries.class, LakeQueries::new)));
    }
}
