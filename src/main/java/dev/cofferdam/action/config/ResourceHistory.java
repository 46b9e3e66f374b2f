package dev.cofferdam.action.config;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.FileName;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Limit;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Span;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.GetResourceConfigHistoryRequest;
import software.amazon.awssdk.services.config.model.NoAvailableConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.ResourceNotDiscoveredException;

/** Source: Config API Reference, GetResourceConfigHistory, ConfigurationItem. */
public final class ResourceHistory implements ReadAction<ResourceHistory.In, ResourceHistory.Out> {
    private static final int PAGE = 100;
    private static final Limit LIMIT = Limit.max(1_000, 10_000);

    public record In(
            @Input("The resource's type, as AWS::EC2::SecurityGroup.")
            String resourceType,

            @Input("The resource's id as AWS Config knows it: sg-…, a bucket's name, a role's AROA….")
            String resourceId,

            @Input(
                    type = ValueType.DURATION,
                    value = "How far back to look; all there is unless given.",
                    optional = true)
            @Nullable
            String since,

            @Input(value = "How many states to read at most; 1,000 unless given.", optional = true) @Nullable
            Integer max) {}

    public record Out(
            @Output("How many states were recorded.") long count,

            @Output("The resource's ARN; empty where it is not known.")
            String arn,

            @Output("When the earliest that was read was recorded; empty when there is none.")
            String firstAt,

            @Output("When the latest was recorded; empty when there is none.")
            String lastAt,

            @Output("Whether the latest says that the resource was deleted.")
            boolean deleted,

            @Output("The evidence: one state a line, as JSON, the latest first.")
            String evidenceSha256,

            @Output("Whether there were more than were read.")
            boolean truncated) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "config.resource-history",
                "Read what a resource was like",
                """
                Reads from AWS Config how a resource was configured over time, also one that is deleted, and keeps every \
                state, one JSON line each: what a group let in before, what a policy said, what hung together.

                - It holds what the recorder of the region recorded: not what its recording group leaves out, nor what \
                was while it was stopped; and in some accounts one state a day. IAM's resources are recorded in one \
                region, mostly the account's home.
                - States come minutes late. `RelatedEvents` may name the CloudTrail events that led to one.
                - It is kept for seven years, unless the account says otherwise.
                - IAM's resources go by their ids (`AROA…`, `AIDA…`), not by their names.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("config:GetResourceConfigHistory")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var now = aws.clock().instant();
        var request = GetResourceConfigHistoryRequest.builder()
                .resourceType(in.resourceType())
                .resourceId(in.resourceId())
                .earlierTime(in.since() == null || in.since().isEmpty() ? null : now.minus(Span.of(in.since())))
                .laterTime(now)
                .limit(PAGE)
                .build();
        var pages = new HistoryPages(aws.client(ConfigClient.class), request, LIMIT.of(in.max()), aws::progress);
        var name = "config-%s.jsonl".formatted(FileName.part(in.resourceId()));
        try {
            return pages.out(aws.keep(name, "application/x-ndjson", pages).sha256());
        } catch (ResourceNotDiscoveredException e) {
            throw new ActionException(
                    "NotRecorded",
                    "AWS Config has recorded no %s %s in %s. Check the type, the region, and the id as Config knows it."
                            .formatted(in.resourceType(), in.resourceId(), aws.region()),
                    e);
        } catch (NoAvailableConfigurationRecorderException e) {
            throw new ActionException(
                    "NoRecorder",
                    "AWS Config has no recorder in %s of account %s. Check the region; the event history of CloudTrail tells what was changed."
                            .formatted(aws.region(), aws.account()),
                    e);
        }
    }
}
