package dev.cofferdam.range.config;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ChronologicalOrder;
import software.amazon.awssdk.services.config.model.ConfigurationItem;
import software.amazon.awssdk.services.config.model.GetResourceConfigHistoryRequest;
import software.amazon.awssdk.services.config.model.GetResourceConfigHistoryResponse;

/** How resources were. */
final class History implements ConfigClient {
    private static final int MOST = 100;

    private final Call call;

    History(Call call) {
        this.call = call;
    }

    @Override
    public GetResourceConfigHistoryResponse getResourceConfigHistory(GetResourceConfigHistoryRequest request) {
        if (call.world().recording().recorders().all().isEmpty())
            throw new ServiceError(
                    "NoAvailableConfigurationRecorderException",
                    "Configuration recorder is not available to put into the history.");
        var all = items(request.resourceTypeAsString(), String.valueOf(request.resourceId()));
        if (all.isEmpty())
            throw new ServiceError(
                    "ResourceNotDiscoveredException",
                    "Resource %s of resourceType:%s is unknown or has not been discovered"
                            .formatted(request.resourceId(), request.resourceTypeAsString()));
        var ascending = Comparator.comparing(ConfigurationItem::configurationItemCaptureTime);
        var from = request.earlierTime() == null ? Instant.MIN : request.earlierTime();
        var to = request.laterTime() == null ? call.now() : request.laterTime();
        var within = all.stream()
                .filter(i -> !i.configurationItemCaptureTime().isBefore(from)
                        && !i.configurationItemCaptureTime().isAfter(to))
                .sorted(request.chronologicalOrder() == ChronologicalOrder.FORWARD ? ascending : ascending.reversed())
                .toList();
        var limit = request.limit() == null || request.limit() == 0 ? 10 : request.limit();
        if (limit > MOST) throw new ServiceError("InvalidLimitException", "The limit is at most 100.");
        var page = Page.of(
                within,
                limit,
                request.nextToken(),
                new ServiceError("InvalidNextTokenException", "The nextToken provided is invalid"));
        return GetResourceConfigHistoryResponse.builder()
                .configurationItems(page.items())
                .nextToken(page.next())
                .build();
    }

    private List<ConfigurationItem> items(String type, String id) {
        return call.world().recording().items().stream()
                .map(i -> ModelJson.read(i.json(), ConfigurationItem.builder()).build())
                .filter(i -> type.equals(i.resourceTypeAsString()) && id.equals(i.resourceId()))
                .toList();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
