package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ValueType;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStore;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Source: CloudTrail API Reference, DescribeTrails, GetTrailStatus, GetEventSelectors, ListEventDataStores,
 * GetEventDataStore.
 */
public final class DescribeTrails implements ReadAction<DescribeTrails.In, DescribeTrails.Out> {
    private static final String STORE =
            "arn:${Partition}:cloudtrail:${Region}:${Account}:eventdatastore/${EventDataStoreId}";

    public record In() {}

    public record Out(
            @Output("Whether something, a trail or an event data store, records all management events of all regions.")
            boolean recorded,

            @Output(type = ValueType.AWS_ARN, value = "All trails, sorted.")
            List<String> trails,

            @Output(type = ValueType.AWS_ARN, value = "Those that do not record, sorted.")
            List<String> stopped,

            @Output(type = ValueType.S3_BUCKET, value = "The buckets that they deliver to, sorted.")
            List<String> buckets,

            @Output(type = ValueType.AWS_ARN, value = "The event data stores of CloudTrail Lake in the region, sorted.")
            List<String> eventDataStores,

            @Output("What of it the attacker may have narrowed, or what could not be read; a sentence each.")
            List<String> problems,

            @Output("The evidence: all of it, as JSON.") String evidenceSha256) {
        public Out {
            trails = List.copyOf(trails);
            stopped = List.copyOf(stopped);
            buckets = List.copyOf(buckets);
            eventDataStores = List.copyOf(eventDataStores);
            problems = List.copyOf(problems);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "cloudtrail.describe-trails",
                "Look what CloudTrail records",
                """
                Reads all trails that record the region, and the event data stores of CloudTrail Lake in it: whether \
                they record, which events of which regions, where they deliver, and what was wrong with that. It is kept \
                whole, as JSON.

                - **An attacker's quietest moves are here**: `StopLogging`, a trail for one region only, management \
                events excluded, another bucket, no validation, a key that CloudTrail may not use. `problems` names what \
                looks like it.
                - Trails of one region are seen from that region alone: ask in every region where there may be one.
                - A **deleted** trail is not here: look up `DeleteTrail` in the event history.
                - An organization's trail belongs to the management account; what this account may not read of it is \
                among the `problems`.
                - The event history of 90 days goes on, whatever the trails do.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("cloudtrail:DescribeTrails"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:GetTrailStatus"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:GetEventSelectors"),
                        Permission.of("cloudtrail:ListEventDataStores"),
                        Permission.on(STORE, "cloudtrail:GetEventDataStore")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var side = new SideReads();
        var document = new TrailDocument();
        TrailLookup.all(aws).stream()
                .sorted(Comparator.comparing(Trail::trailARN))
                .forEach(trail -> add(trail, document, side, aws));
        var lake = aws.client(CloudTrailClient.class);
        side
                .read(
                        List.of("event data stores"),
                        List.<EventDataStore>of(),
                        () -> lake.listEventDataStoresPaginator(r -> {}).stream()
                                .flatMap(page -> page.eventDataStores().stream())
                                .toList())
                .stream()
                .map(EventDataStore::eventDataStoreArn)
                .sorted()
                .forEach(arn -> side.run(
                        "event data store " + arn,
                        () -> document.add(lake.getEventDataStore(r -> r.eventDataStore(arn)))));
        var kept = aws.keep(
                "cloudtrail-%s-trails.json".formatted(aws.region()),
                "application/json",
                new ByteArrayInputStream(document.bytes(side.reasons())));
        return document.out(side.reasons(), kept.sha256());
    }

    /** By ARN, which alone is known everywhere, in the region that can tell. */
    private static void add(Trail trail, TrailDocument document, SideReads side, ActionContext aws) {
        var arn = trail.trailARN();
        var client = new TrailArn(arn).client(aws);
        document.add(trail);
        side.run("status of " + trail.name(), () -> document.add(arn, client.getTrailStatus(r -> r.name(arn))));
        side.run("events of " + trail.name(), () -> document.add(arn, client.getEventSelectors(r -> r.trailName(arn))));
    }
}
