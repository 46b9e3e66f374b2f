package dev.cofferdam.action.logs;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.QueryRun;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/** A query of Logs Insights. Source: CloudWatch Logs API Reference, StartQuery, GetQueryResults, StopQuery. */
record InsightsQuery(StartQueryRequest request, ActionContext aws) implements QueryRun.Query {
    @Override
    public String start() {
        return logs().startQuery(request).queryId();
    }

    @Override
    public QueryRun.Look look(String id) {
        var results = results(id);
        var failure = switch (results.status()) {
            case FAILED, CANCELLED, TIMEOUT -> Optional.of("it is " + results.statusAsString());
            case SCHEDULED, RUNNING, COMPLETE, UNKNOWN, UNKNOWN_TO_SDK_VERSION -> Optional.<String>empty();
        };
        return new QueryRun.Look(results.status() == QueryStatus.COMPLETE, failure, bytes(results));
    }

    GetQueryResultsResponse results(String id) {
        return logs().getQueryResults(r -> r.queryId(id));
    }

    static long bytes(GetQueryResultsResponse results) {
        var statistics = results.statistics();
        return statistics == null || statistics.bytesScanned() == null
                ? 0
                : statistics.bytesScanned().longValue();
    }

    @Override
    public void stop(String id) {
        try {
            logs().stopQuery(r -> r.queryId(id));
        } catch (InvalidParameterException _) {
            // it has ended meanwhile (CloudWatch Logs API Reference, StopQuery)
        }
    }

    private CloudWatchLogsClient logs() {
        return aws.client(CloudWatchLogsClient.class);
    }
}
