package dev.cofferdam.action.athena;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.QueryRun;
import java.util.Optional;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/**
 * A query that Athena runs. Source: Athena API Reference, StartQueryExecution, GetQueryExecution, StopQueryExecution.
 */
record Execution(StartQueryExecutionRequest request, ActionContext aws) implements QueryRun.Query {
    @Override
    public String start() {
        return athena().startQueryExecution(request).queryExecutionId();
    }

    @Override
    public QueryRun.Look look(String id) {
        var execution = get(id);
        var state = execution.status().state();
        var failure = switch (state) {
            case FAILED, CANCELLED ->
                Optional.of("it is %s (%s)".formatted(state, execution.status().stateChangeReason()));
            case QUEUED, RUNNING, SUCCEEDED, UNKNOWN_TO_SDK_VERSION -> Optional.<String>empty();
        };
        return new QueryRun.Look(state == QueryExecutionState.SUCCEEDED, failure, bytes(execution));
    }

    QueryExecution get(String id) {
        return athena().getQueryExecution(r -> r.queryExecutionId(id)).queryExecution();
    }

    static long bytes(QueryExecution execution) {
        var statistics = execution.statistics();
        return statistics == null || statistics.dataScannedInBytes() == null ? 0 : statistics.dataScannedInBytes();
    }

    @Override
    public void stop(String id) {
        try {
            athena().stopQueryExecution(r -> r.queryExecutionId(id));
        } catch (InvalidRequestException e) {
            if (look(id).failure().isEmpty() && !look(id).ended()) throw e;
        }
    }

    private AthenaClient athena() {
        return aws.client(AthenaClient.class);
    }
}
