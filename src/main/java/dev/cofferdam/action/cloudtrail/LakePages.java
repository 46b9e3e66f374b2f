package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.PagedLines;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import tools.jackson.databind.JsonNode;

/** The events that a query of CloudTrail Lake, by its id, found, a JSON line each. */
final class LakePages extends PagedLines<String, List<Map<String, String>>> {
    private static final int PAGE = 1_000;

    private final CloudTrailClient trail;
    private final int most;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> addresses = new TreeSet<>();

    /** @param most how many the query finds; it ends there by itself */
    LakePages(CloudTrailClient trail, String id, int most, Consumer<String> progress) {
        super(List.of(id), most, progress);
        this.trail = trail;
        this.most = most;
    }

    @Override
    protected Page<List<Map<String, String>>> ask(String id, @Nullable String nextToken) {
        var page =
                trail.getQueryResults(r -> r.queryId(id).maxQueryResults(PAGE).nextToken(nextToken));
        return new Page<>(page.queryResultRows(), page.nextToken());
    }

    @Override
    protected Optional<JsonNode> line(String id, List<Map<String, String>> row) {
        var line = Json.object();
        row.forEach(cell -> cell.forEach(line::put));
        names.add(line.path("eventName").asString(""));
        addresses.add(line.path("sourceIPAddress").asString(""));
        return Optional.of(line);
    }

    @Override
    protected String told() {
        return "%,d events so far".formatted(examined());
    }

    QueryLake.Out out(long bytes, String evidence) {
        names.remove("");
        addresses.remove("");
        return new QueryLake.Out(
                examined(), List.copyOf(names), List.copyOf(addresses), bytes, evidence, examined() == most);
    }
}
