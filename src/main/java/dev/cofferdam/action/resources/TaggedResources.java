package dev.cofferdam.action.resources;

import dev.cofferdam.action.ActionContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Resources of a region that have tags, or had some once. Source: Resource Groups Tagging API Reference, GetResources.
 */
record TaggedResources(ActionContext aws) {
    private static final int LONGEST_PAGE = 100;

    /** Page by page, as far as it is read. */
    Stream<Found> find(List<TagFilter> tags, List<String> types) {
        return aws
                .client(ResourceGroupsTaggingApiClient.class)
                .getResourcesPaginator(
                        r -> r.tagFilters(tags).resourceTypeFilters(types).resourcesPerPage(LONGEST_PAGE))
                .stream()
                .flatMap(page -> page.resourceTagMappingList().stream())
                .map(this::found);
    }

    private Found found(ResourceTagMapping resource) {
        return Found.of(
                resource.resourceARN(),
                aws.account(),
                resource.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (_, last) -> last)));
    }
}
