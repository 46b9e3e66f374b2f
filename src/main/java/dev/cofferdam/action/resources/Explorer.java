package dev.cofferdam.action.resources;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.Resource;
import software.amazon.awssdk.services.resourceexplorer2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.resourceexplorer2.model.UnauthorizedException;

/**
 * A search with the region's default view. Source: Resource Explorer API Reference, Search; Resource Explorer User
 * Guide, "Search query syntax reference".
 */
record Explorer(ActionContext aws) {
    /** Resource Explorer gives back no more of a search. */
    static final int MOST = 1_000;

    private static final int LONGEST_PAGE = 1_000;

    /** @throws ActionException where there is no default view */
    Stream<Found> search(String query) {
        try {
            return aws
                    .client(ResourceExplorer2Client.class)
                    .searchPaginator(r -> r.queryString(query).maxResults(LONGEST_PAGE))
                    .stream()
                    .flatMap(page -> page.resources().stream())
                    .map(Explorer::found)
                    .toList()
                    .stream();
        } catch (UnauthorizedException | ResourceNotFoundException e) {
            throw new ActionException(
                    "NoResourceExplorer",
                    "Resource Explorer is not on in %s of account %s, has no default view there, or not for you. Search in the region of its aggregator index, or find by tags and types."
                            .formatted(aws.region(), aws.account()),
                    e);
        }
    }

    private static Found found(Resource resource) {
        return Found.of(resource.arn(), resource.owningAccountId(), tags(resource))
                .typed(resource.resourceType());
    }

    /** A view may leave them out. */
    private static Map<String, String> tags(Resource resource) {
        var tags = new HashMap<String, String>();
        resource.properties().stream()
                .filter(property -> property.name().equals("tags"))
                .map(property -> property.data())
                .filter(Document::isList)
                .flatMap(data -> data.asList().stream())
                .filter(Document::isMap)
                .map(Document::asMap)
                .filter(tag -> tag.containsKey("Key") && tag.containsKey("Value"))
                .forEach(tag ->
                        tags.put(tag.get("Key").asString(), tag.get("Value").asString()));
        return tags;
    }
}
