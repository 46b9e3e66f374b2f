package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Limit;
import dev.cofferdam.action.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

/** How far back events are looked up, and how many at most. */
record Reach(Instant from, Instant to, int most) {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Limit LIMIT = Limit.max(5_000, 100_000);

    /** @throws ActionException when CloudTrail's history does not reach so far */
    static Reach of(String since, @Nullable Integer max, ActionContext aws) {
        var reach = Span.of(since);
        if (reach.compareTo(LONGEST) > 0)
            throw new ActionException(
                    "TooLongAgo",
                    "CloudTrail's event history reaches back 90 days, not %s. Ask a trail's bucket or a Lake store for older events."
                            .formatted(since));
        var now = aws.clock().instant();
        return new Reach(now.minus(reach), now, LIMIT.of(max));
    }

    LookupEventsRequest lookup(String attribute, String value) {
        return LookupEventsRequest.builder()
                .lookupAttributes(List.of(LookupAttribute.builder()
                        .attributeKey(attribute)
                        .attributeValue(value)
                        .build()))
                .startTime(from)
                .endTime(to)
                .maxResults(50)
                .build();
    }
}
