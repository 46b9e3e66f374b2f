package dev.cofferdam.range.tagging;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ThrottledException;

/** The service as a whole. */
public final class Tagging {
    private Tagging() {}

    public static SimulatedService<ResourceGroupsTaggingApiClient> service() {
        return new SimulatedService<>(
                ResourceGroupsTaggingApiClient.class,
                "tag",
                "ResourceGroupsTaggingApi",
                false,
                "ThrottledException",
                "AccessDeniedException",
                ResourceGroupsTaggingApiException::builder,
                Map.of(
                        "InvalidParameterException", InvalidParameterException::builder,
                        "PaginationTokenExpiredException", PaginationTokenExpiredException::builder,
                        "ThrottledException", ThrottledException::builder),
                List.of(new ServicePart<>(TaggedResources.class, TaggedResources::new)));
    }
}
