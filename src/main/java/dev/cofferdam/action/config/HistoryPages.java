package dev.cofferdam.action.config;

import dev.cofferdam.action.PagedText;
import dev.cofferdam.aws.SdkJson;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationItem;
import software.amazon.awssdk.services.config.model.GetResourceConfigHistoryRequest;

/** A resource's history, a JSON line for each state, the last first; only one page is ever in memory. */
final class HistoryPages extends PagedText {
    private final ConfigClient config;
    private final GetResourceConfigHistoryRequest request;
    private final int most;
    private final Consumer<String> progress;
    private @Nullable ConfigurationItem last;
    private @Nullable Instant earliest;
    private long count;
    private @Nullable String nextToken;
    private boolean started;
    private boolean truncated;

    HistoryPages(ConfigClient config, GetResourceConfigHistoryRequest request, int most, Consumer<String> progress) {
        this.config = config;
        this.request = request;
        this.most = most;
        this.progress = progress;
    }

    @Override
    protected Optional<String> nextPage() {
        if (started && (nextToken == null || truncated)) return Optional.empty();
        started = true;
        var page = config.getResourceConfigHistory(
                request.toBuilder().nextToken(nextToken).build());
        nextToken = page.nextToken();
        var lines = new StringBuilder();
        for (var item : page.configurationItems()) {
            if (count == most) {
                truncated = true;
                break;
            }
            count++;
            if (last == null) last = item;
            earliest = item.configurationItemCaptureTime();
            lines.append(SdkJson.of(item)).append('\n');
        }
        truncated |= nextToken != null && count == most;
        progress.accept("%,d states so far".formatted(count));
        return Optional.of(lines.toString());
    }

    ResourceHistory.Out out(String evidence) {
        var latest = last;
        return new ResourceHistory.Out(
                count,
                latest == null || latest.arn() == null ? "" : latest.arn(),
                earliest == null ? "" : earliest.toString(),
                latest == null ? "" : latest.configurationItemCaptureTime().toString(),
                latest != null
                        && latest.configurationItemStatusAsString() != null
                        && latest.configurationItemStatusAsString().startsWith("ResourceDeleted"),
                evidence,
                truncated);
    }
}
