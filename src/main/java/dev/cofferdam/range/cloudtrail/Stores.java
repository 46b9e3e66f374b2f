package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Trails.Store;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStore;
import software.amazon.awssdk.services.cloudtrail.model.GetEventDataStoreRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventDataStoreResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListEventDataStoresRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListEventDataStoresResponse;

/** The event data stores of CloudTrail Lake. */
final class Stores implements CloudTrailClient {
    private final Call call;

    Stores(Call call) {
        this.call = call;
    }

    /** Only who they are. Source: CloudTrail API Reference, ListEventDataStores. */
    @Override
    public ListEventDataStoresResponse listEventDataStores(ListEventDataStoresRequest request) {
        var page = Page.of(
                call.world().trails().stores().all(),
                request.maxResults(),
                request.nextToken(),
                new ServiceError("InvalidNextTokenException", "The next token is not valid."));
        return ListEventDataStoresResponse.builder()
                .eventDataStores(page.items().stream()
                        .map(s -> EventDataStore.builder()
                                .name(s.name())
                                .eventDataStoreArn(arn(s))
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetEventDataStoreResponse getEventDataStore(GetEventDataStoreRequest request) {
        var store = named(request.eventDataStore());
        return GetEventDataStoreResponse.builder()
                .name(store.name())
                .eventDataStoreArn(arn(store))
                .status(store.status())
                .multiRegionEnabled(store.multiRegion())
                .organizationEnabled(store.organization())
                .retentionPeriod(store.retentionDays())
                .advancedEventSelectors(store.selectors().stream()
                        .map(s -> ModelJson.read(s, AdvancedEventSelector.builder())
                                .build())
                        .toList())
                .build();
    }

    /** By ARN, or by the id at its end. */
    private Store named(@Nullable String arnOrId) {
        var named = String.valueOf(arnOrId);
        return call.world()
                .trails()
                .stores()
                .find(named.substring(named.lastIndexOf('/') + 1))
                .orElseThrow(() -> new ServiceError(
                        "EventDataStoreNotFoundException", "Event data store %s does not exist.".formatted(named)));
    }

    private String arn(Store store) {
        return call.world().arn("cloudtrail", "eventdatastore/" + store.id());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
