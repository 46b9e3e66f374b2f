package dev.cofferdam.action.athena;

import dev.cofferdam.action.ActionContext;
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
import dev.cofferdam.action.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/**
 * Source: Athena API Reference, StartQueryExecution, GetQueryResults, ListNamedQueries; Amazon Athena User Guide,
 * "Query AWS CloudTrail logs", "Actions, resources, and condition keys for Amazon Athena".
 */
public final class QueryAthena implements ReadAction<QueryAthena.In, QueryAthena.Out> {
    private static final String GLUE = "arn:${Partition}:glue:${Region}:${Account}:";
    private static final List<String> TABLES =
            List.of(GLUE + "catalog", GLUE + "database/${DatabaseName}", GLUE + "table/${DatabaseName}/${TableName}");
    private static final String BUCKETS = "arn:${Partition}:s3:::${BucketName}";
    private static final String OBJECTS = BUCKETS + "/${ObjectName}";

    /**
     * What Athena does in the caller's name, beside its own: read tables' descriptions and data, write its result.
     * Source: Service Authorization Reference, AWS Glue (the catalog goes with what is in it), Amazon S3.
     */
    static final List<Permission> IN_THE_CALLERS_NAME = List.of(
            new Permission("glue:GetDatabase", TABLES.subList(0, 2)),
            new Permission("glue:GetTable", TABLES),
            new Permission("glue:GetPartitions", TABLES),
            Permission.on(BUCKETS, "s3:GetBucketLocation"),
            Permission.on(OBJECTS, "s3:GetObject"),
            Permission.on(BUCKETS, "s3:ListBucket"),
            Permission.on(OBJECTS, "s3:PutObject"));

    private static final String WORKGROUP = "arn:${Partition}:athena:${Region}:${Account}:workgroup/${WorkGroupName}";
    private static final String PRIMARY = "primary";
    private static final Limit LIMIT = Limit.max(1_000, 100_000);
    private static final Limit GIGABYTES = new Limit("max_gigabytes", 1, 100, 1_000_000);

    /** Source: Athena User Guide, "Service Quotas": the DML query timeout. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    public record In(
            @Input("The query, by the name that it is saved under in Athena.")
            String query,

            @Input(value = "The workgroup that it is saved in; primary unless given.", optional = true) @Nullable
            String workgroup,

            @Input(
                    type = ValueType.S3_BUCKET,
                    value = "The bucket that Athena writes the result to; the workgroup's unless given.",
                    optional = true)
            @Nullable
            String bucket,

            @Input(value = "How much it may read, in gigabytes; 100 unless given.", optional = true) @Nullable
            Integer maxGigabytes,

            @Input(value = "How many rows to keep at most; 1,000 unless given.", optional = true) @Nullable
            Integer max) {
        String group() {
            return workgroup == null || workgroup.isEmpty() ? PRIMARY : workgroup;
        }
    }

    public record Out(
            @Output("How many rows were kept.") long count,

            @Output("How much was read, in bytes: what is paid for.")
            long bytesRead,

            @Output("The query's run, by Athena's id, under which its result stays.")
            String execution,

            @Output("The evidence: one row a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there were more rows than were kept.")
            boolean truncated) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "athena.query",
                "Run a saved query in Athena",
                """
                Runs a SELECT that is saved in Athena, over the logs of a trail, of flows or of access, and keeps its \
                rows, one JSON line each. Playbooks name queries, they do not hold them: so somebody has tried them.

                - **It is paid for by what it reads**, which nobody knows beforehand: the step tells the most that it may \
                read before it begins, looks at the query while it runs, and stops it once it has read more. What was \
                read until then is paid for. A query that does not narrow partitions by time reads everything.
                - **Cancelling the step stops the query in AWS.**
                - Anything but a SELECT is refused: a saved query may be an INSERT.
                - Athena reads tables and objects, and writes the result, in your name: the identity needs that in Glue \
                and S3 as well. The result stays in the bucket.
                - Rows can hold secrets that somebody logged: treat the evidence as such.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                Stream.concat(
                                Stream.of(
                                                "athena:ListNamedQueries",
                                                "athena:BatchGetNamedQuery",
                                                "athena:StartQueryExecution",
                                                "athena:GetQueryExecution",
                                                "athena:StopQueryExecution",
                                                "athena:GetQueryResults")
                                        .map(action -> Permission.on(WORKGROUP, action)),
                                IN_THE_CALLERS_NAME.stream())
                        .toList(),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var rows = LIMIT.of(in.max());
        var gigabytes = GIGABYTES.of(in.maxGigabytes());
        var saved = SavedSelect.named(in.query(), in.group(), aws);
        aws.progress("the query may read %,d GB".formatted(gigabytes));
        var request = StartQueryExecutionRequest.builder()
                .queryString(saved.queryString())
                .queryExecutionContext(c -> c.database(saved.database()))
                .workGroup(in.group());
        if (in.bucket() != null && !in.bucket().isEmpty())
            request.resultConfiguration(r -> r.outputLocation("s3://%s/cofferdam/".formatted(in.bucket())));
        var query = new Execution(request.build(), aws);
        var id = new QueryRun(query, aws).finish(gigabytes, LONGEST);
        var pages = new ResultPages(aws.client(AthenaClient.class), id, rows, aws::progress);
        var name = "athena-%s.jsonl".formatted(FileName.part(in.query()));
        var kept = aws.keep(name, "application/x-ndjson", pages);
        return new Out(pages.examined(), Execution.bytes(query.get(id)), id, kept.sha256(), pages.truncated());
    }
}
