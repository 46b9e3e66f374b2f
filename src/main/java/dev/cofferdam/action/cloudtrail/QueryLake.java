package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.FileName;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Limit;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.QueryRun;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Span;
import dev.cofferdam.action.ValueType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStoreStatus;

/**
 * Source: CloudTrail API Reference, StartQuery, GetQueryResults; CloudTrail User Guide, "CloudTrail Lake SQL
 * constraints", "CloudTrail Lake event schema".
 */
public final class QueryLake implements ReadAction<QueryLake.In, QueryLake.Out> {
    private static final String STORE =
            "arn:${Partition}:cloudtrail:${Region}:${Account}:eventdatastore/${EventDataStoreId}";
    private static final String COLUMNS =
            "eventID, eventTime, eventSource, eventName, awsRegion, sourceIPAddress, userAgent, errorCode,"
                    + " userIdentity.arn, userIdentity.accessKeyId";
    private static final Map<String, String> COLUMN = Map.of(
            "AccessKeyId", "userIdentity.accessKeyId",
            "Username", "userIdentity.userName",
            "PrincipalArn", "userIdentity.arn",
            "SourceIp", "sourceIPAddress",
            "EventName", "eventName");

    /** What names, addresses and ARNs are made of: nothing that ends a text in SQL. */
    private static final Pattern VALUE = Pattern.compile("[\\w+=,.@:/*-]{1,256}");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Limit LIMIT = Limit.max(5_000, 100_000);
    private static final Limit GIGABYTES = new Limit("max_gigabytes", 1, 100, 1_000_000);

    /** Source: CloudTrail User Guide, "Quotas in AWS CloudTrail": queries are timed out after an hour. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    public record In(
            @Input(
                    type = ValueType.ENUM,
                    values = {"AccessKeyId", "Username", "PrincipalArn", "SourceIp", "EventName"},
                    value = "What the events are found by.")
            String attribute,

            @Input("The attribute's value, exactly as CloudTrail writes it.")
            String value,

            @Input(type = ValueType.DURATION, value = "How far back to look.")
            String since,

            @Input(
                    value = "The event data store, by its ARN or the id at its end; the region's one unless given.",
                    optional = true)
            @Nullable
            String store,

            @Input(value = "How much it may read, in gigabytes; 100 unless given.", optional = true) @Nullable
            Integer maxGigabytes,

            @Input(value = "How many events to keep at most; 5,000 unless given.", optional = true) @Nullable
            Integer max) {}

    public record Out(
            @Output("How many events were found.") long count,
            @Output("The different event names, sorted.") List<String> eventNames,

            @Output("The different source addresses, sorted.")
            List<String> sourceIps,

            @Output("How much was read, in bytes: what is paid for.")
            long bytesRead,

            @Output("The evidence: one event a line, as JSON, the newest first.")
            String evidenceSha256,

            @Output("Whether there may be more than were kept.")
            boolean truncated) {
        public Out {
            eventNames = List.copyOf(eventNames);
            sourceIps = List.copyOf(sourceIps);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "cloudtrail.query-lake",
                "Look up events in CloudTrail Lake",
                """
                Finds events in an event data store of CloudTrail Lake, by one attribute, and keeps them, one JSON line \
                each. Unlike the event history it reaches back for years, across regions and accounts, and holds data \
                events where the store is set up so.

                - **It is paid for by what it reads**, which nobody knows beforehand: the step tells the most that it may \
                read before it begins, looks at the query while it runs, and stops it once it has read more. The time is \
                what narrows it.
                - **Cancelling the step stops the query in AWS.** Only one whose start got no answer goes on by itself.
                - Only what the store was set up for is in it, and only since then: `cloudtrail.describe-trails` tells.
                - AWS takes no new customers for CloudTrail Lake since the end of May 2026; where there is no store, use \
                `athena.query` on a trail's bucket.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("cloudtrail:ListEventDataStores"),
                        Permission.on(STORE, "cloudtrail:GetEventDataStore"),
                        Permission.on(STORE, "cloudtrail:StartQuery"),
                        Permission.on(STORE, "cloudtrail:DescribeQuery"),
                        Permission.on(STORE, "cloudtrail:GetQueryResults"),
                        Permission.on(STORE, "cloudtrail:CancelQuery")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var most = LIMIT.of(in.max());
        var gigabytes = GIGABYTES.of(in.maxGigabytes());
        var query = new LakeQuery(statement(in, most, aws), aws);
        aws.progress("the query may read %,d GB".formatted(gigabytes));
        var id = new QueryRun(query, aws).finish(gigabytes, LONGEST);
        var pages = new LakePages(aws.client(CloudTrailClient.class), id, most, aws::progress);
        var name = "lake-%s-%s.jsonl".formatted(aws.region(), FileName.part(in.value()));
        var kept = aws.keep(name, "application/x-ndjson", pages);
        return pages.out(LakeQuery.bytes(query.describe(id)), kept.sha256());
    }

    private static String statement(In in, int most, ActionContext aws) {
        if (!VALUE.matcher(in.value()).matches())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no value that CloudTrail writes: no quotes, no spaces.".formatted(in.value()));
        var from = aws.clock().instant().minus(Span.of(in.since()));
        return "SELECT %s FROM %s WHERE %s = '%s' AND eventTime > '%s' ORDER BY eventTime DESC LIMIT %d"
                .formatted(
                        COLUMNS,
                        store(in.store(), aws),
                        COLUMN.get(in.attribute()),
                        in.value(),
                        TIME.format(from),
                        most);
    }

    /** By the id at the end of its ARN, which is its name in SQL. */
    private static String store(@Nullable String named, ActionContext aws) {
        var lake = aws.client(CloudTrailClient.class);
        var arns = named != null && !named.isEmpty()
                ? List.of(named)
                : lake.listEventDataStoresPaginator(r -> {}).stream()
                        .flatMap(page -> page.eventDataStores().stream())
                        .map(s -> s.eventDataStoreArn())
                        .sorted()
                        .toList();
        var usable = arns.stream()
                .map(arn -> lake.getEventDataStore(r -> r.eventDataStore(arn)))
                .filter(s -> s.status() != EventDataStoreStatus.PENDING_DELETION)
                .map(s -> s.eventDataStoreArn().substring(s.eventDataStoreArn().lastIndexOf('/') + 1))
                .toList();
        if (usable.size() == 1) return usable.getFirst();
        throw new ActionException(
                usable.isEmpty() ? "NoStore" : "SeveralStores",
                usable.isEmpty()
                        ? "There is no event data store in %s of account %s. Check the region, or ask a trail's bucket by athena.query."
                                .formatted(aws.region(), aws.account())
                        : "There are several event data stores in %s: name one of %s."
                                .formatted(aws.region(), String.join(", ", usable)));
    }
}
