package dev.cofferdam.range.logs;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SavedQueries;
import dev.cofferdam.range.world.SavedQueries.Running;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

/** Saved queries, and those that run. */
final class Queries implements CloudWatchLogsClient {
    private static final int MOST_ROWS = 10_000;

    private final Call call;
    private final SavedQueries queries;

    Queries(Call call) {
        this.call = call;
        this.queries = call.world().queries();
    }

    @Override
    public DescribeQueryDefinitionsResponse describeQueryDefinitions(DescribeQueryDefinitionsRequest request) {
        var prefix = request.queryDefinitionNamePrefix() == null ? "" : request.queryDefinitionNamePrefix();
        var page = Page.of(
                queries.logs().stream().filter(q -> q.name().startsWith(prefix)).toList(),
                request.maxResults(),
                request.nextToken(),
                invalid("The specified nextToken is invalid."));
        return DescribeQueryDefinitionsResponse.builder()
                .queryDefinitions(page.items().stream()
                        .map(q -> QueryDefinition.builder()
                                .queryDefinitionId(q.id())
                                .name(q.name())
                                .queryString(q.text())
                                .logGroupNames(q.within())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        var prefix = request.logGroupNamePrefix() == null ? "" : request.logGroupNamePrefix();
        var page = Page.of(
                queries.logGroups().stream()
                        .filter(g -> g.name().startsWith(prefix))
                        .toList(),
                request.limit() == null ? 50 : request.limit(),
                request.nextToken(),
                invalid("The specified nextToken is invalid."));
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items().stream()
                        .map(g -> LogGroup.builder()
                                .logGroupName(g.name())
                                .storedBytes(g.storedBytes())
                                .creationTime(g.created().toEpochMilli())
                                .retentionInDays(g.retentionDays())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public StartQueryResponse startQuery(StartQueryRequest request) {
        for (var group : request.logGroupNames())
            if (!queries.logGroups().has(group))
                throw new ServiceError("ResourceNotFoundException", "Log group '%s' does not exist".formatted(group));
        if (request.logGroupNames().isEmpty()) throw invalid("At least one log group must be specified.");
        if (request.startTime() > request.endTime()) throw invalid("End time should not be before start time.");
        var query = queries.logs().stream()
                .filter(q -> q.text().equals(request.queryString()))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "MalformedQueryException", "The range runs queries that are saved, and no others."));
        var running = new Running(
                call.ids().uuid(), query, request.limit() == null ? MOST_ROWS : request.limit(), call.now(), null);
        queries.running().put(running);
        return StartQueryResponse.builder().queryId(running.id()).build();
    }

    @Override
    public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
        var running = named(request.queryId());
        var status = status(running);
        var rows = status == QueryStatus.COMPLETE ? running.query().rows() : List.<Map<String, String>>of();
        return GetQueryResultsResponse.builder()
                .status(status)
                .results(rows.stream()
                        .limit(running.limit())
                        .map(Queries::fields)
                        .toList())
                .statistics(
                        s -> s.bytesScanned((double) running.read(call.now())).recordsMatched((double) rows.size()))
                .build();
    }

    private QueryStatus status(Running running) {
        if (running.stopped() != null) return QueryStatus.CANCELLED;
        if (!running.isDone(call.now())) return QueryStatus.RUNNING;
        return running.query().failure() == null ? QueryStatus.COMPLETE : QueryStatus.FAILED;
    }

    private static List<ResultField> fields(Map<String, String> row) {
        return row.entrySet().stream()
                .map(f -> ResultField.builder()
                        .field(f.getKey())
                        .value(f.getValue())
                        .build())
                .toList();
    }

    @Override
    public StopQueryResponse stopQuery(StopQueryRequest request) {
        var running = named(request.queryId());
        if (status(running) != QueryStatus.RUNNING) throw invalid("Query %s is not running".formatted(running.id()));
        queries.running().put(running.stoppedAt(call.now()));
        return StopQueryResponse.builder().success(true).build();
    }

    private Running named(@Nullable String id) {
        return queries.running()
                .find(id)
                .orElseThrow(() -> new ServiceError("ResourceNotFoundException", "Query %s not found".formatted(id)));
    }

    private static ServiceError invalid(String why) {
        return new ServiceError("InvalidParameterException", why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
