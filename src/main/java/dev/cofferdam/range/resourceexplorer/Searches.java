package dev.cofferdam.range.resourceexplorer;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.TaggedResource;
import dev.cofferdam.range.world.World;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourceexplorer2.model.Resource;
import software.amazon.awssdk.services.resourceexplorer2.model.ResourceProperty;
import software.amazon.awssdk.services.resourceexplorer2.model.SearchRequest;
import software.amazon.awssdk.services.resourceexplorer2.model.SearchResponse;

/** Searches with the default view, which is of all regions and shows tags. */
final class Searches implements ResourceExplorer2Client {
    private static final int MOST = 1_000;

    private final Call call;
    private final World world;

    Searches(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public SearchResponse search(SearchRequest request) {
        var view = world.explorer().view();
        if (view == null) throw new ServiceError("UnauthorizedException", "Unauthorized", 401);
        var query = new SearchQuery(request.queryString(), world.id());
        var found = Stream.concat(Stream.of(call.account()), call.account().abroad().all().values().stream())
                .flatMap(TaggedResource::in)
                .filter(query::matches)
                .toList();
        var shown = found.stream().limit(MOST).toList();
        var page = Page.of(
                shown,
                request.maxResults() == null ? 100 : request.maxResults(),
                request.nextToken(),
                new ServiceError("ValidationException", "The next token is invalid."));
        return SearchResponse.builder()
                .resources(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .viewArn(view)
                .count(c -> c.totalResources((long) shown.size()).complete(found.size() <= MOST))
                .build();
    }

    private Resource shape(TaggedResource resource) {
        var shape = Resource.builder()
                .arn(resource.arn())
                .owningAccountId(world.id())
                .region(resource.region())
                .resourceType(resource.type())
                .service(resource.type().substring(0, resource.type().indexOf(':')))
                .lastReportedAt(call.now());
        if (!resource.tags().isEmpty())
            shape.properties(ResourceProperty.builder()
                    .name("tags")
                    .lastReportedAt(call.now())
                    .data(tags(resource.tags()))
                    .build());
        return shape.build();
    }

    private static Document tags(Map<String, String> tags) {
        return Document.fromList(tags.entrySet().stream()
                .map(tag -> Document.mapBuilder()
                        .putString("Key", tag.getKey())
                        .putString("Value", tag.getValue())
                        .build())
                .toList());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
