package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.FileName;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** Source: CloudTrail API Reference, LookupEvents; CloudTrail User Guide, "Working with CloudTrail event history". */
public final class LookupEvents implements ReadAction<LookupEvents.In, LookupEvents.Out> {
    public record In(
            @Input(
                    type = ValueType.ENUM,
                    value = "What the events are looked up by.",
                    values = {
                        "AccessKeyId",
                        "EventId",
                        "EventName",
                        "EventSource",
                        "ReadOnly",
                        "ResourceName",
                        "ResourceType",
                        "Username"
                    })
            String attribute,

            @Input("The attribute's value, exactly as CloudTrail writes it.")
            String value,

            @Input(type = ValueType.DURATION, value = "How far back to look, 90 days at most.")
            String since,

            @Input(value = "How many events to read at most; 5,000 unless given.", optional = true) @Nullable
            Integer max) {}

    public record Out(
            @Output("How many events were found.") long count,
            @Output("The different event names, sorted.") List<String> eventNames,

            @Output("The different source addresses, sorted.")
            List<String> sourceIps,

            @Output("The different user names, sorted.") List<String> userNames,
            @Output("The different error codes, sorted.") List<String> errorCodes,

            @Output("The evidence: one event a line, as JSON, the newest first.")
            String evidenceSha256,

            @Output("Whether there were more events than were read.")
            boolean truncated) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "cloudtrail.lookup-events",
                "Look up events in CloudTrail",
                """
                Reads the region's event history by one attribute and keeps every event found, one JSON line each.

                - It holds **management events of the last 90 days** only: no data events (S3 objects, Lambda calls). \
                Ask a trail's bucket or a Lake store for those.
                - Events come **up to 15 minutes late**: look again before you conclude that nothing happened.
                - IAM, STS (global endpoint) and CloudFront write their events to **us-east-1**, whatever region the \
                rest is in: run the step there too.
                - AWS answers 2 calls a second per account and region, 50 events each: 5,000 events take a minute. \
                All steps of a run share that rate.
                - `Username` is the session's name for an assumed role (an instance's id for an instance profile), not \
                the role's name; look a role up by `ResourceName`, a credential by `AccessKeyId`.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("cloudtrail:LookupEvents")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var reach = Reach.of(in.since(), in.max(), aws);
        var pages = new EventPages(
                aws.client(CloudTrailClient.class),
                reach.lookup(in.attribute(), in.value()),
                reach.most(),
                aws::progress);
        var name = "cloudtrail-%s-%s.jsonl".formatted(aws.region(), FileName.part(in.value()));
        var kept = aws.keep(name, "application/x-ndjson", pages);
        return pages.digest().out(kept.sha256(), pages.truncated());
    }
}
