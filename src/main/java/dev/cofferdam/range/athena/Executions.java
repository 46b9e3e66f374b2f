package dev.cofferdam.range.athena;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SavedQueries;
import dev.cofferdam.range.world.SavedQueries.Running;
import dev.cofferdam.range.world.SavedQueries.Saved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesRequest;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionResponse;

/** Saved queries of the one workgroup that there is, and those that run. */
final class Executions implements AthenaClient {
    private static final String WORKGROUP = "primary";
    private static final int PAGE = 1_000;

    private final Call call;
    private final SavedQueries queries;

    Executions(Call call) {
        this.call = call;
        this.queries = call.world().queries();
    }

    @Override
    public ListNamedQueriesResponse listNamedQueries(ListNamedQueriesRequest request) {
        demandWorkgroup(request.workGroup());
        var page = Page.of(
                queries.athena().stream().map(Saved::id).toList(),
                request.maxResults() == null ? 50 : request.maxResults(),
                request.nextToken(),
                invalid("Invalid NextToken"));
        return ListNamedQueriesResponse.builder()
                .namedQueryIds(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public BatchGetNamedQueryResponse batchGetNamedQuery(BatchGetNamedQueryRequest request) {
        return BatchGetNamedQueryResponse.builder()
                .namedQueries(request.namedQueryIds().stream()
                        .flatMap(id -> queries.athena().find(id).stream())
                        .map(q -> NamedQuery.builder()
                                .namedQueryId(q.id())
                                .name(q.name())
                                .database(
                                        q.within().isEmpty()
                                                ? "default"
                                                : q.within().getFirst())
                                .queryString(q.text())
                                .workGroup(WORKGROUP)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public StartQueryExecutionResponse startQueryExecution(StartQueryExecutionRequest request) {
        demandWorkgroup(request.workGroup());
        if (request.resultConfiguration() == null
                || request.resultConfiguration().outputLocation() == null)
            throw invalid("No output location provided. An output location is required either through the Workgroup"
                    + " result configuration setting or as an API input.");
        var query = queries.athena().stream()
                .filter(q -> q.text().equals(request.queryString()))
                .findFirst()
                .orElseThrow(() -> invalid("The range runs queries that are saved, and no others."));
        var running = new Running(call.ids().uuid(), query, Integer.MAX_VALUE, call.now(), null);
        queries.running().put(running);
        return StartQueryExecutionResponse.builder()
                .queryExecutionId(running.id())
                .build();
    }

    @Override
    public GetQueryExecutionResponse getQueryExecution(GetQueryExecutionRequest request) {
        var running = named(request.queryExecutionId());
        return GetQueryExecutionResponse.builder()
                .queryExecution(e -> e.queryExecutionId(running.id())
                        .query(running.query().text())
                        .workGroup(WORKGROUP)
                        .status(s -> s.state(state(running))
                                .stateChangeReason(running.query().failure()))
                        .statistics(s -> s.dataScannedInBytes(running.read(call.now()))))
                .build();
    }

    private QueryExecutionState state(Running running) {
        if (running.stopped() != null) return QueryExecutionState.CANCELLED;
        if (!running.isDone(call.now())) return QueryExecutionState.RUNNING;
        return running.query().failure() == null ? QueryExecutionState.SUCCEEDED : QueryExecutionState.FAILED;
    }

    /** Of a select, the first row has the columns' names. */
    @Override
    public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
        var running = named(request.queryExecutionId());
        if (state(running) != QueryExecutionState.SUCCEEDED)
            throw invalid("Query has not yet finished. Current state: " + state(running));
        var found = running.query().rows();
        var columns = found.isEmpty()
                ? List.<String>of()
                : List.copyOf(found.getFirst().keySet());
        var rows = new ArrayList<Row>();
        rows.add(row(columns));
        found.forEach(r -> rows.add(row(r.values())));
        var page = Page.of(
                rows,
                request.maxResults() == null ? PAGE : request.maxResults(),
                request.nextToken(),
                invalid("Invalid NextToken"));
        return GetQueryResultsResponse.builder()
                .resultSet(s -> s.rows(page.items())
                        .resultSetMetadata(m -> m.columnInfo(columns.stream()
                                .map(name -> ColumnInfo.builder()
                                        .name(name)
                                        .type("varchar")
                                        .build())
                                .toList())))
                .nextToken(page.next())
                .build();
    }

    private static Row row(Collection<String> values) {
        return Row.builder()
                .data(values.stream()
                        .map(v -> Datum.builder().varCharValue(v).build())
                        .toList())
                .build();
    }

    @Override
    public StopQueryExecutionResponse stopQueryExecution(StopQueryExecutionRequest request) {
        var running = named(request.queryExecutionId());
        if (state(running) == QueryExecutionState.RUNNING) queries.running().put(running.stoppedAt(call.now()));
        return StopQueryExecutionResponse.builder().build();
    }

    private Running named(@Nullable String id) {
        return queries.running().find(id).orElseThrow(() -> invalid("QueryExecution %s was not found".formatted(id)));
    }

    private static void demandWorkgroup(@Nullable String name) {
        if (name != null && !name.equals(WORKGROUP)) throw invalid("WorkGroup %s is not found.".formatted(name));
    }

    private static ServiceError invalid(String why) {
        return new ServiceError("InvalidRequestException", why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
