package dev.cofferdam.action.athena;

import dev.cofferdam.action.PagedLines;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Row;
import tools.jackson.databind.JsonNode;

/** The rows that a query, by its id, found, a JSON line each. */
final class ResultPages extends PagedLines<String, JsonNode> {
    private static final int PAGE = 1_000;

    private final AthenaClient athena;

    ResultPages(AthenaClient athena, String id, int most, Consumer<String> progress) {
        super(List.of(id), most, progress);
        this.athena = athena;
    }

    /** The first row of all has the names of the columns. */
    @Override
    protected Page<JsonNode> ask(String id, @Nullable String nextToken) {
        var page = athena.getQueryResults(
                r -> r.queryExecutionId(id).nextToken(nextToken).maxResults(PAGE));
        var columns = page.resultSet().resultSetMetadata().columnInfo();
        return new Page<>(
                page.resultSet().rows().stream()
                        .skip(nextToken == null ? 1 : 0)
                        .map(row -> json(row, columns))
                        .toList(),
                page.nextToken());
    }

    @Override
    protected Optional<JsonNode> line(String id, JsonNode row) {
        return Optional.of(row);
    }

    @Override
    protected String told() {
        return "%,d rows so far".formatted(examined());
    }

    private static JsonNode json(Row row, List<ColumnInfo> columns) {
        var json = Json.object();
        for (var i = 0; i < columns.size() && i < row.data().size(); i++)
            json.set(columns.get(i).name(), SdkJson.of(row.data().get(i)).path("VarCharValue"));
        return json;
    }
}
