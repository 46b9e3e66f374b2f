package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.PagedText;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetQueryResultsRequest;

/** The events that a query of CloudTrail Lake found, a JSON line each; only one page is ever in memory. */
final class LakePages extends PagedText {
    private static final int PAGE = 1_000;

    private final CloudTrailClient trail;
    private final String id;
    private final Consumer<String> progress;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> addresses = new TreeSet<>();
    private long count;
    private @Nullable String nextToken;
    private boolean started;

    LakePages(CloudTrailClient trail, String id, Consumer<String> progress) {
        this.trail = trail;
        this.id = id;
        this.progress = progress;
    }

    @Override
    protected Optional<String> nextPage() {
        if (started && nextToken == null) return Optional.empty();
        started = true;
        var page = trail.getQueryResults(GetQueryResultsRequest.builder()
                .queryId(id)
                .maxQueryResults(PAGE)
                .nextToken(nextToken)
                .build());
        nextToken = page.nextToken();
        var lines = new StringBuilder();
        for (var row : page.queryResultRows()) {
            var line = Json.object();
            row.forEach(cell -> cell.forEach(line::put));
            count++;
            names.add(line.path("eventName").asString(""));
            addresses.add(line.path("sourceIPAddress").asString(""));
            lines.append(line).append('\n');
        }
        progress.accept("%,d events so far".formatted(count));
        return Optional.of(lines.toString());
    }

    QueryLake.Out out(int most, long bytes, String evidence) {
        names.remove("");
        addresses.remove("");
        return new QueryLake.Out(count, List.copyOf(names), List.copyOf(addresses), bytes, evidence, count == most);
    }
}
