package dev.cofferdam.action.athena;

import dev.cofferdam.action.PagedText;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.athena.model.Row;

/** The rows that a query found, a JSON line each; only one page is ever in memory. */
final class ResultPages extends PagedText {
    private static final int PAGE = 1_000;

    private final AthenaClient athena;
    private final String id;
    private final int most;
    private final Consumer<String> progress;
    private long count;
    private @Nullable String nextToken;
    private boolean started;
    private boolean truncated;

    ResultPages(AthenaClient athena, String id, int most, Consumer<String> progress) {
        this.athena = athena;
        this.id = id;
        this.most = most;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    boolean truncated() {
        return truncated;
    }

    /** The first row of all has the names of the columns. */
    @Override
    protected Optional<String> nextPage() {
        if (started && (nextToken == null || truncated)) return Optional.empty();
        var page = athena.getQueryResults(GetQueryResultsRequest.builder()
                .queryExecutionId(id)
                .nextToken(nextToken)
                .maxResults(PAGE)
                .build());
        var rows = page.resultSet().rows();
        var columns = page.resultSet().resultSetMetadata().columnInfo();
        nextToken = page.nextToken();
        var lines = new StringBuilder();
        for (var row : started || rows.isEmpty() ? rows : rows.subList(1, rows.size())) {
            if (count == most) {
                truncated = true;
                break;
            }
            count++;
            lines.append(line(row, columns)).append('\n');
        }
        started = true;
        truncated |= nextToken != null && count == most;
        progress.accept("%,d rows so far".formatted(count));
        return Optional.of(lines.toString());
    }

    private static String line(Row row, List<ColumnInfo> columns) {
        var line = Json.object();
        for (var i = 0; i < columns.size() && i < row.data().size(); i++)
            line.set(columns.get(i).name(), SdkJson.of(row.data().get(i)).path("VarCharValue"));
        return line.toString();
    }
}
