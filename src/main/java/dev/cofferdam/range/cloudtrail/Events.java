package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Actor;
import dev.cofferdam.range.world.TrailEvent;
import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Resource;

/** Management events of the last 90 days in one region, the newest first. */
final class Events implements CloudTrailClient {
    private static final Duration KEPT = Duration.ofDays(90);

    private final Call call;
    private final World world;

    Events(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
        var max = request.maxResults();
        if (max != null && (max < 1 || max > 50)) {
            throw new ServiceError(
                    "InvalidMaxResultsException", "Valid values for maxResults are between 1 and 50, not " + max);
        }
        var from = request.startTime();
        var to = request.endTime();
        if (from != null && to != null && from.isAfter(to)) {
            throw new ServiceError("InvalidTimeRangeException", "The start time must be before the end time.");
        }
        if (request.lookupAttributes().size() > 1) {
            throw new ServiceError(
                    "InvalidLookupAttributesException", "You can specify only one lookup attribute per request.");
        }
        var attribute = request.lookupAttributes().stream().findFirst();
        var events = request.eventCategory() != null
                ? java.util.stream.Stream.<TrailEvent>empty()
                : world.events().stream()
                        .filter(e -> e.region().equals(call.region()))
                        .filter(e -> within(e, from, to))
                        .filter(attribute.map(this::having).orElse(_ -> true))
                        .sorted(Comparator.comparing(TrailEvent::at).reversed());
        var page = Page.of(
                events.toList(),
                max == null ? 50 : max,
                request.nextToken(),
                new ServiceError("InvalidNextTokenException", "The next token is not valid."));
        return LookupEventsResponse.builder()
                .events(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private boolean within(TrailEvent event, @Nullable Instant from, @Nullable Instant to) {
        return !event.at().isBefore(call.now().minus(KEPT))
                && (from == null || !event.at().isBefore(from))
                && (to == null || !event.at().isAfter(to));
    }

    private Predicate<TrailEvent> having(LookupAttribute attribute) {
        var value = attribute.attributeValue();
        if (value == null || value.isEmpty() || attribute.attributeKey() == null) throw badAttribute(attribute);
        return switch (attribute.attributeKey()) {
            case EVENT_ID -> e -> e.id().equals(value);
            case EVENT_NAME -> e -> e.name().equals(value);
            case EVENT_SOURCE -> e -> e.source().equals(value);
            case READ_ONLY -> e -> String.valueOf(e.readOnly()).equals(value);
            case USERNAME -> e -> value.equals(actor(e).username());
            case ACCESS_KEY_ID -> e -> value.equals(accessKey(actor(e)));
            case RESOURCE_NAME ->
                e -> e.resources().stream().anyMatch(r -> r.name().equals(value));
            case RESOURCE_TYPE ->
                e -> e.resources().stream().anyMatch(r -> r.type().equals(value));
            case UNKNOWN_TO_SDK_VERSION -> throw badAttribute(attribute);
        };
    }

    private static ServiceError badAttribute(LookupAttribute attribute) {
        return new ServiceError(
                "InvalidLookupAttributesException",
                "The lookup attribute %s is not valid.".formatted(attribute.attributeKeyAsString()));
    }

    private Actor actor(TrailEvent event) {
        return world.actors().get(event.actor());
    }

    private static @Nullable String accessKey(Actor actor) {
        return actor.identity().path("accessKeyId").stringValueOpt().orElse(null);
    }

    private Event shape(TrailEvent event) {
        var actor = actor(event);
        return Event.builder()
                .eventId(event.id())
                .eventName(event.name())
                .eventSource(event.source())
                .eventTime(event.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                .readOnly(String.valueOf(event.readOnly()))
                .username(actor.username())
                .accessKeyId(accessKey(actor))
                .resources(event.resources().stream()
                        .map(r -> Resource.builder()
                                .resourceType(r.type())
                                .resourceName(r.name())
                                .build())
                        .toList())
                .cloudTrailEvent(EventRecord.of(event, actor, world).toString())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
