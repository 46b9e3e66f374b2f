package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SavedQueries.Running;
import dev.cofferdam.range.world.SavedQueries.Saved;
import dev.cofferdam.range.world.TrailEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CancelQueryRequest;
import software.amazon.awssdk.services.cloudtrail.model.CancelQueryResponse;
import software.amazon.awssdk.services.cloudtrail.model.DescribeQueryRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeQueryResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudtrail.model.QueryStatus;
import software.amazon.awssdk.services.cloudtrail.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartQueryResponse;
import tools.jackson.databind.JsonNode;

/** Queries of CloudTrail Lake: of columns of events, by one of them and the time. */
final class LakeQueries implements CloudTrailClient {
    private static final Pattern SELECT =
            Pattern.compile("SELECT ([\\w., ]+) FROM ([0-9a-f-]+) WHERE ([\\w.]+) = '([^']*)'"
                    + " AND eventTime > '([0-9: -]+)' ORDER BY eventTime DESC LIMIT (\\d+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** So large is an event, here. */
    private static final long EVENT = 1_500;

    private final Call call;

    LakeQueries(Call call) {
        this.call = call;
    }

    @Override
    public StartQueryResponse startQuery(StartQueryRequest request) {
        var select = SELECT.matcher(String.valueOf(request.queryStatement()));
        if (!select.matches())
            throw new ServiceError("InvalidQueryStatementException", "The range does not know this query.");
        var store = call.world()
                .trails()
                .stores()
                .find(select.group(2))
                .orElseThrow(() -> new ServiceError(
                        "EventDataStoreNotFoundException",
                        "Event data store %s does not exist.".formatted(select.group(2))));
        var from = TIME.parse(select.group(5), Instant::from);
        var recorded = call.world().events().stream()
                .filter(e -> store.multiRegion() || e.region().equals(call.region()))
                .filter(e -> e.at().isAfter(from))
                .sorted(Comparator.comparing(TrailEvent::at).reversed())
                .map(this::record)
                .toList();
        var rows = recorded.stream()
                .filter(r -> at(r, select.group(3)).equals(select.group(4)))
                .limit(Long.parseLong(select.group(6)))
                .map(r -> row(r, List.of(select.group(1).split(", "))))
                .toList();
        var id = call.ids().uuid();
        var query = new Saved(
                id,
                id,
                request.queryStatement(),
                List.of(store.id()),
                rows,
                recorded.size() * EVENT,
                Duration.ofSeconds(5),
                null);
        call.world().queries().running().put(new Running(id, query, Integer.MAX_VALUE, call.now(), null));
        return StartQueryResponse.builder().queryId(id).build();
    }

    private JsonNode record(TrailEvent event) {
        return EventRecord.of(event, call.world().actors().get(event.actor()), call.world());
    }

    private static Map<String, String> row(JsonNode record, List<String> columns) {
        var row = new LinkedHashMap<String, String>();
        for (var column : columns) row.put(column.substring(column.lastIndexOf('.') + 1), at(record, column));
        return row;
    }

    private static String at(JsonNode record, String column) {
        var node = record;
        for (var name : column.split("\\.", -1)) node = node.path(name);
        return node.asString("");
    }

    @Override
    public DescribeQueryResponse describeQuery(DescribeQueryRequest request) {
        var running = named(request.queryId());
        return DescribeQueryResponse.builder()
                .queryId(running.id())
                .queryStatus(status(running))
                .queryStatistics(s -> s.bytesScanned(running.read(call.now())))
                .build();
    }

    @Override
    public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
        var running = named(request.queryId());
        var finished = status(running) == QueryStatus.FINISHED;
        var page = Page.of(
                finished ? running.query().rows() : List.<Map<String, String>>of(),
                request.maxQueryResults() == null ? 1_000 : request.maxQueryResults(),
                request.nextToken(),
                new ServiceError("InvalidNextTokenException", "The next token is not valid."));
        return GetQueryResultsResponse.builder()
                .queryStatus(status(running))
                .queryStatistics(s -> s.bytesScanned(running.read(call.now())))
                .queryResultRows(page.items().stream().map(LakeQueries::cells).toList())
                .nextToken(page.next())
                .build();
    }

    /** A map of one for each cell. */
    private static List<Map<String, String>> cells(Map<String, String> row) {
        return row.entrySet().stream()
                .map(cell -> Map.of(cell.getKey(), cell.getValue()))
                .toList();
    }

    @Override
    public CancelQueryResponse cancelQuery(CancelQueryRequest request) {
        var running = named(request.queryId());
        if (status(running) != QueryStatus.RUNNING)
            throw new ServiceError("InactiveQueryException", "The query %s is not running.".formatted(running.id()));
        call.world().queries().running().put(running.stoppedAt(call.now()));
        return CancelQueryResponse.builder()
                .queryId(running.id())
                .queryStatus(QueryStatus.CANCELLED)
                .build();
    }

    private QueryStatus status(Running running) {
        if (running.stopped() != null) return QueryStatus.CANCELLED;
        return running.isDone(call.now()) ? QueryStatus.FINISHED : QueryStatus.RUNNING;
    }

    private Running named(@Nullable String id) {
        return call.world()
                .queries()
                .running()
                .find(id)
                .orElseThrow(() ->
                        new ServiceError("QueryIdNotFoundException", "The query %s does not exist.".formatted(id)));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
