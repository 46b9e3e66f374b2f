package dev.cofferdam.action.config;

import dev.cofferdam.action.PagedLines;
import dev.cofferdam.aws.SdkJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationItem;
import software.amazon.awssdk.services.config.model.GetResourceConfigHistoryRequest;
import tools.jackson.databind.JsonNode;

/** A resource's history, a JSON line for each state, the last first. */
final class HistoryPages extends PagedLines<GetResourceConfigHistoryRequest, ConfigurationItem> {
    private final ConfigClient config;
    private @Nullable ConfigurationItem last;
    private @Nullable Instant earliest;

    HistoryPages(ConfigClient config, GetResourceConfigHistoryRequest request, int most, Consumer<String> progress) {
        super(List.of(request), most, progress);
        this.config = config;
    }

    @Override
    protected Page<ConfigurationItem> ask(GetResourceConfigHistoryRequest request, @Nullable String nextToken) {
        var page = config.getResourceConfigHistory(
                request.toBuilder().nextToken(nextToken).build());
        return new Page<>(page.configurationItems(), page.nextToken());
    }

    @Override
    protected Optional<JsonNode> line(GetResourceConfigHistoryRequest request, ConfigurationItem item) {
        if (last == null) last = item;
        earliest = item.configurationItemCaptureTime();
        return Optional.of(SdkJson.of(item));
    }

    @Override
    protected String told() {
        return "%,d states so far".formatted(examined());
    }

    ResourceHistory.Out out(String evidence) {
        var latest = last;
        return new ResourceHistory.Out(
                examined(),
                latest == null || latest.arn() == null ? "" : latest.arn(),
                earliest == null ? "" : earliest.toString(),
                latest == null ? "" : latest.configurationItemCaptureTime().toString(),
                latest != null
                        && latest.configurationItemStatusAsString() != null
                        && latest.configurationItemStatusAsString().startsWith("ResourceDeleted"),
                evidence,
                truncated());
    }
}
