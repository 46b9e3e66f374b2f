package dev.cofferdam.action.securityhub;

import dev.cofferdam.action.PagedLines;
import dev.cofferdam.aws.SdkJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.GetFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.Resource;
import software.amazon.awssdk.services.securityhub.model.Severity;
import tools.jackson.databind.JsonNode;

/** Findings, a JSON line each. */
final class FindingPages extends PagedLines<GetFindingsRequest, AwsSecurityFinding> {
    private final SecurityHubClient hub;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> titles = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();
    private final Set<String> severities = new TreeSet<>();

    FindingPages(SecurityHubClient hub, GetFindingsRequest request, int most, Consumer<String> progress) {
        super(List.of(request), most, progress);
        this.hub = hub;
    }

    @Override
    protected Page<AwsSecurityFinding> ask(GetFindingsRequest request, @Nullable String nextToken) {
        var page = hub.getFindings(request.toBuilder().nextToken(nextToken).build());
        return new Page<>(page.findings(), page.nextToken());
    }

    @Override
    protected Optional<JsonNode> line(GetFindingsRequest request, AwsSecurityFinding finding) {
        if (!ids.add(finding.id())) return Optional.empty();
        if (finding.title() != null) titles.add(finding.title());
        finding.resources().stream().map(Resource::id).forEach(resources::add);
        Optional.ofNullable(finding.severity()).map(Severity::labelAsString).ifPresent(severities::add);
        return Optional.of(SdkJson.of(finding));
    }

    @Override
    protected String told() {
        return "%,d findings so far".formatted(ids.size());
    }

    GetFindings.Out out(String evidence) {
        return new GetFindings.Out(
                ids.size(),
                List.copyOf(ids),
                List.copyOf(titles),
                List.copyOf(resources),
                List.copyOf(severities),
                evidence,
                truncated());
    }
}
