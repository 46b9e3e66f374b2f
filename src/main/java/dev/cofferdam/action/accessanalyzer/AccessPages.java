package dev.cofferdam.action.accessanalyzer;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PagedText;
import dev.cofferdam.aws.SdkJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsV2Request;

/**
 * What several analyzers found, a JSON line each. Whether everybody is meant is told by a filter alone, so that each
 * analyzer is asked twice.
 */
final class AccessPages extends PagedText {
    private static final int PAGE = 100;

    /** One question to one analyzer. */
    private record Question(String analyzer, boolean open) {}

    private final ActionContext aws;
    private final @Nullable String resource;
    private final int most;
    private final Deque<Question> questions = new ArrayDeque<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();
    private final Set<String> open = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private @Nullable String nextToken;
    private boolean truncated;

    AccessPages(List<String> analyzers, @Nullable String resource, int most, ActionContext aws) {
        this.aws = aws;
        this.resource = resource;
        this.most = most;
        for (var analyzer : analyzers) {
            questions.add(new Question(analyzer, true));
            questions.add(new Question(analyzer, false));
        }
    }

    @Override
    protected Optional<String> nextPage() {
        var question = questions.peek();
        if (question == null || truncated) return Optional.empty();
        var page = aws.client(AccessAnalyzerClient.class).listFindingsV2(request(question));
        nextToken = page.nextToken();
        if (nextToken == null) questions.remove();
        var lines = new StringBuilder();
        for (var finding : page.findings()) {
            if (seen.size() == most) {
                truncated = true;
                break;
            }
            if (seen.add(question.analyzer() + " " + finding.id())) lines.append(line(finding, question.open()));
        }
        aws.progress("%,d findings so far".formatted(seen.size()));
        return Optional.of(lines.toString());
    }

    private ListFindingsV2Request request(Question question) {
        Map<String, Criterion> filter = new HashMap<>();
        filter.put("status", is("ACTIVE"));
        filter.put("isPublic", is(String.valueOf(question.open())));
        if (resource != null && !resource.isEmpty()) filter.put("resource", is(resource));
        return ListFindingsV2Request.builder()
                .analyzerArn(question.analyzer())
                .filter(filter)
                .maxResults(PAGE)
                .nextToken(nextToken)
                .build();
    }

    private static Criterion is(String value) {
        return Criterion.builder().eq(value).build();
    }

    private String line(FindingSummaryV2 finding, boolean everybody) {
        if (finding.resource() != null) {
            resources.add(finding.resource());
            if (everybody) open.add(finding.resource());
        }
        if (finding.resourceType() != null) types.add(finding.resourceTypeAsString());
        return SdkJson.of(finding).put("isPublic", everybody) + "\n";
    }

    ListExternalAccess.Out out(List<String> analyzers, String evidence) {
        return new ListExternalAccess.Out(
                seen.size(),
                List.copyOf(resources),
                List.copyOf(open),
                List.copyOf(types),
                analyzers,
                evidence,
                truncated);
    }
}
