package dev.cofferdam.action.logs;

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
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * Source: CloudWatch Logs API Reference, StartQuery, StopQuery, DescribeQueryDefinitions; Amazon CloudWatch Logs User
 * Guide, "Analyzing log data with CloudWatch Logs Insights".
 */
public final class QueryLogs implements ReadAction<QueryLogs.In, QueryLogs.Out> {
    private static final String GROUP = "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}";
    private static final Limit LIMIT = Limit.max(1_000, 10_000);
    private static final Limit GIGABYTES = new Limit("max_gigabytes", 1, 10, 1_000_000);

    /** Source: CloudWatch Logs API Reference, StartQuery. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    public record In(
            @Input("The query, by the name that it is saved under in CloudWatch Logs.")
            String query,

            @Input(
                    value = "The log groups to look into; those that the query is saved with unless given.",
                    optional = true)
            @Nullable
            List<String> logGroups,

            @Input(type = ValueType.DURATION, value = "How far back to look.")
            String since,

            @Input(value = "How much it may read, in gigabytes; 10 unless given.", optional = true) @Nullable
            Integer maxGigabytes,

            @Input(value = "How many rows to keep at most, 10,000 the most; 1,000 unless given.", optional = true)
            @Nullable
            Integer max) {
        public In {
            logGroups = logGroups == null ? null : List.copyOf(logGroups);
        }
    }

    public record Out(
            @Output("How many rows there are.") long count,
            @Output("The log groups that were looked into.") List<String> logGroups,

            @Output("How much was read, in bytes: what is paid for.")
            long bytesRead,

            @Output("The evidence: one row a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there may be more rows than were kept.")
            boolean truncated) {
        public Out {
            logGroups = List.copyOf(logGroups);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "logs.query",
                "Run a saved query of logs",
                """
                Runs a query of CloudWatch Logs Insights that the account has saved, over log groups and a time, and keeps \
                its rows, one JSON line each. Playbooks name queries, they do not hold them: so somebody has tried them.

                - **It is paid for by what it reads.** What that will be is estimated first, from what the groups hold, \
                and told; above `max_gigabytes` nothing is begun. While it runs it is looked at, and stopped once it has \
                read more. The price of a gigabyte is on AWS's page of CloudWatch prices, by region.
                - **Cancelling the step stops the query in AWS.** Only one whose start got no answer goes on by itself, \
                for an hour at most.
                - Logs come minutes late, and what the retention of a group took away is gone.
                - Rows can hold secrets that somebody logged: treat the evidence as such.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("logs:DescribeQueryDefinitions"),
                        Permission.on(GROUP, "logs:DescribeLogGroups"),
                        Permission.on(GROUP, "logs:StartQuery"),
                        Permission.of("logs:GetQueryResults"),
                        Permission.of("logs:StopQuery")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var rows = LIMIT.of(in.max());
        var gigabytes = GIGABYTES.of(in.maxGigabytes());
        var saved = saved(in.query(), aws);
        var names = in.logGroups() == null || in.logGroups().isEmpty() ? saved.logGroupNames() : in.logGroups();
        if (names.isEmpty())
            throw new ActionException(
                    "InvalidInput", "Query %s is saved without log groups: name them.".formatted(saved.name()));
        var now = aws.clock().instant();
        var since = Span.of(in.since());
        demandCheap(LogGroups.named(names, aws).estimate(since, now), gigabytes, aws);
        var query = new InsightsQuery(
                StartQueryRequest.builder()
                        .queryString(saved.queryString())
                        .logGroupNames(names)
                        .startTime(now.minus(since).getEpochSecond())
                        .endTime(now.getEpochSecond())
                        .limit(rows)
                        .build(),
                aws);
        var results = query.results(new QueryRun(query, aws).finish(gigabytes, LONGEST));
        var name = "logs-%s.jsonl".formatted(FileName.part(in.query()));
        var kept = aws.keep(name, "application/x-ndjson", new ByteArrayInputStream(lines(results)));
        var count = results.results().size();
        return new Out(count, names, InsightsQuery.bytes(results), kept.sha256(), count == rows);
    }

    private static void demandCheap(long estimate, int gigabytes, ActionContext aws) {
        var told = "the query will read about %,.1f GB".formatted((double) estimate / QueryRun.GIGABYTE);
        if (estimate > gigabytes * QueryRun.GIGABYTE)
            throw new ActionException(
                    "TooMuch",
                    "Nothing was begun: %s, and it may read %,d GB. Narrow the time, name fewer log groups, or raise max_gigabytes."
                            .formatted(told, gigabytes));
        aws.progress(told);
    }

    private static QueryDefinition saved(String name, ActionContext aws) {
        var logs = aws.client(CloudWatchLogsClient.class);
        @Nullable String token = null;
        do {
            var next = token;
            var page = logs.describeQueryDefinitions(
                    r -> r.queryDefinitionNamePrefix(name).nextToken(next));
            var found = page.queryDefinitions().stream()
                    .filter(q -> q.name().equals(name))
                    .findFirst();
            if (found.isPresent()) return found.get();
            token = page.nextToken();
        } while (token != null);
        throw new ActionException(
                "NoSuchQuery",
                "CloudWatch Logs has no query saved as %s in %s. Check its name, with its folder, and the region."
                        .formatted(name, aws.region()));
    }

    private static byte[] lines(GetQueryResultsResponse results) {
        var lines = new StringBuilder();
        for (var row : results.results()) {
            var line = Json.object();
            for (ResultField field : row)
                if (!"@ptr".equals(field.field()))
                    line.set(field.field(), SdkJson.of(field).path("value"));
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
