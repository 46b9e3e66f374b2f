package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.PagedText;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The events found, a JSON line each; asks for a page when it is read, so that only one is ever in memory. */
final class EventPages extends PagedText {
    private final CloudTrailClient trail;
    private final LookupEventsRequest request;
    private final int most;
    private final Consumer<String> progress;
    private final EventDigest digest;
    private @Nullable String nextToken;
    private boolean started;
    private boolean truncated;

    EventPages(CloudTrailClient trail, LookupEventsRequest request, int most, Consumer<String> progress) {
        this(trail, request, most, progress, new EventDigest());
    }

    /** Adds to what other lookups found; what is in there already is passed over. */
    EventPages(
            CloudTrailClient trail,
            LookupEventsRequest request,
            int most,
            Consumer<String> progress,
            EventDigest digest) {
        this.digest = digest;
        this.trail = trail;
        this.request = request;
        this.most = most;
        this.progress = progress;
    }

    EventDigest digest() {
        return digest;
    }

    boolean truncated() {
        return truncated;
    }

    @Override
    protected Optional<String> nextPage() {
        if (started && (nextToken == null || truncated)) return Optional.empty();
        started = true;
        var answer = trail.lookupEvents(request.toBuilder().nextToken(nextToken).build());
        nextToken = answer.nextToken();
        var lines = new StringBuilder();
        for (var event : answer.events()) {
            if (digest.count() == most) {
                truncated = true;
                break;
            }
            var record = record(event);
            if (digest.add(event, record)) lines.append(record).append('\n');
        }
        truncated |= nextToken != null && digest.count() == most;
        progress.accept("%,d events so far".formatted(digest.count()));
        return Optional.of(lines.toString());
    }

    /** The event as CloudTrail recorded it; what the lookup adds to that is in there too. */
    static JsonNode record(Event event) {
        var clean = SdkJson.of(event);
        try {
            var record = Json.MAPPER.readTree(clean.path("CloudTrailEvent").asString(""));
            return record.isObject() ? record : clean;
        } catch (JacksonException _) {
            return clean;
        }
    }
}
