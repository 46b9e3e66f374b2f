package dev.cofferdam.range.tagging;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.TaggedResource;
import dev.cofferdam.range.world.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** What has tags; what had some once is not remembered. */
final class TaggedResources implements ResourceGroupsTaggingApiClient {
    private final World world;

    TaggedResources(Call call) {
        this.world = call.world();
    }

    @Override
    public GetResourcesResponse getResources(GetResourcesRequest request) {
        var max = Optional.ofNullable(request.resourcesPerPage()).orElse(50);
        if (max < 1 || max > 100)
            throw new ServiceError("InvalidParameterException", "ResourcesPerPage must be between 1 and 100");
        var found = TaggedResource.in(world)
                .filter(r -> !r.tags().isEmpty())
                .filter(r -> request.resourceTypeFilters().isEmpty()
                        || request.resourceTypeFilters().stream().anyMatch(type -> isOf(r, type)))
                .filter(r -> request.resourceARNList().isEmpty()
                        || request.resourceARNList().contains(r.arn()))
                .filter(r -> request.tagFilters().stream().allMatch(f -> has(r, f)))
                .toList();
        var page = Page.of(
                found,
                max,
                request.paginationToken(),
                new ServiceError("PaginationTokenExpiredException", "Token does not exist"));
        return GetResourcesResponse.builder()
                .resourceTagMappingList(
                        page.items().stream().map(TaggedResources::shape).toList())
                .paginationToken(page.next() == null ? "" : page.next())
                .build();
    }

    private static boolean isOf(TaggedResource resource, String type) {
        return resource.type().equals(type) || resource.type().startsWith(type + ":");
    }

    private static boolean has(TaggedResource resource, TagFilter filter) {
        var value = resource.tags().get(filter.key());
        return value != null && (filter.values().isEmpty() || filter.values().contains(value));
    }

    private static ResourceTagMapping shape(TaggedResource resource) {
        List<Tag> tags = resource.tags().entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
        return ResourceTagMapping.builder()
                .resourceARN(resource.arn())
                .tags(tags)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
