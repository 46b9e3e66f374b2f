package dev.cofferdam.action.accessanalyzer;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PagedLines;
import dev.cofferdam.aws.SdkJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;
import tools.jackson.databind.JsonNode;

/**
 * What several analyzers found, a JSON line each. Whether everybody is meant is told by a filter alone, so that each
 * analyzer is asked twice.
 */
final class AccessPages extends PagedLines<AccessPages.Question, FindingSummaryV2> {
    private static final int PAGE = 100;

    /** One question to one analyzer. */
    record Question(String analyzer, boolean open) {}

    private final AccessAnalyzerClient client;
    private final @Nullable String resource;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();
    private final Set<String> open = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();

    AccessPages(List<String> analyzers, @Nullable String resource, int most, ActionContext aws) {
        super(
                analyzers.stream()
                        .flatMap(analyzer -> Stream.of(new Question(analyzer, true), new Question(analyzer, false)))
                        .toList(),
                most,
                aws::progress);
        this.client = aws.client(AccessAnalyzerClient.class);
        this.resource = resource;
    }

    @Override
    protected Page<FindingSummaryV2> ask(Question question, @Nullable String nextToken) {
        var page = client.listFindingsV2(r -> r.analyzerArn(question.analyzer())
                .filter(filter(question))
                .maxResults(PAGE)
                .nextToken(nextToken));
        return new Page<>(page.findings(), page.nextToken());
    }

    private Map<String, Criterion> filter(Question question) {
        var filter = new TreeMap<String, Criterion>();
        filter.put("status", is("ACTIVE"));
        filter.put("isPublic", is(String.valueOf(question.open())));
        if (resource != null && !resource.isEmpty()) filter.put("resource", is(resource));
        return filter;
    }

    private static Criterion is(String value) {
        return Criterion.builder().eq(value).build();
    }

    @Override
    protected Optional<JsonNode> line(Question question, FindingSummaryV2 finding) {
        if (!seen.add(question.analyzer() + " " + finding.id())) return Optional.empty();
        if (finding.resource() != null) {
            resources.add(finding.resource());
            if (question.open()) open.add(finding.resource());
        }
        if (finding.resourceType() != null) types.add(finding.resourceTypeAsString());
        return Optional.of(SdkJson.of(finding).put("isPublic", question.open()));
    }

    @Override
    protected String told() {
        return "%,d findings so far".formatted(seen.size());
    }

    ListExternalAccess.Out out(List<String> analyzers, String evidence) {
        return new ListExternalAccess.Out(
                seen.size(),
                List.copyOf(resources),
                List.copyOf(open),
                List.copyOf(types),
                analyzers,
                evidence,
                truncated());
    }
}
