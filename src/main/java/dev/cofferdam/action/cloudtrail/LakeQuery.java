package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.QueryRun;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.DescribeQueryResponse;
import software.amazon.awssdk.services.cloudtrail.model.InactiveQueryException;
import software.amazon.awssdk.services.cloudtrail.model.QueryStatus;

/** A query of CloudTrail Lake. Source: CloudTrail API Reference, StartQuery, DescribeQuery, CancelQuery. */
record LakeQuery(String statement, ActionContext aws) implements QueryRun.Query {
    @Override
    public String start() {
        return trail().startQuery(r -> r.queryStatement(statement)).queryId();
    }

    @Override
    public QueryRun.Look look(String id) {
        var query = describe(id);
        var failure = switch (query.queryStatus()) {
            case FAILED, CANCELLED, TIMED_OUT ->
                Optional.of("it is %s (%s)".formatted(query.queryStatus(), query.errorMessage()));
            case QUEUED, RUNNING, FINISHED, UNKNOWN_TO_SDK_VERSION -> Optional.<String>empty();
        };
        return new QueryRun.Look(query.queryStatus() == QueryStatus.FINISHED, failure, bytes(query));
    }

    DescribeQueryResponse describe(String id) {
        return trail().describeQuery(r -> r.queryId(id));
    }

    static long bytes(DescribeQueryResponse query) {
        var statistics = query.queryStatistics();
        return statistics == null || statistics.bytesScanned() == null ? 0 : statistics.bytesScanned();
    }

    @Override
    public void stop(String id) {
        try {
            trail().cancelQuery(r -> r.queryId(id));
        } catch (InactiveQueryException _) {
            // it has ended meanwhile (CloudTrail API Reference, CancelQuery)
        }
    }

    private CloudTrailClient trail() {
        return aws.client(CloudTrailClient.class);
    }
}
