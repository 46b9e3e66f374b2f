package dev.cofferdam.action.securityhub;

import dev.cofferdam.action.PagedText;
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

/** Findings, a JSON line each; asks for a page when it is read, so that only one is ever in memory. */
final class FindingPages extends PagedText {
    private final SecurityHubClient hub;
    private final GetFindingsRequest request;
    private final int most;
    private final Consumer<String> progress;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> titles = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();
    private final Set<String> severities = new TreeSet<>();
    private @Nullable String nextToken;
    private boolean started;
    private boolean truncated;

    FindingPages(SecurityHubClient hub, GetFindingsRequest request, int most, Consumer<String> progress) {
        this.hub = hub;
        this.request = request;
        this.most = most;
        this.progress = progress;
    }

    @Override
    protected Optional<String> nextPage() {
        if (started && (nextToken == null || truncated)) return Optional.empty();
        started = true;
        var page = hub.getFindings(request.toBuilder().nextToken(nextToken).build());
        nextToken = page.nextToken();
        var lines = new StringBuilder();
        for (var finding : page.findings()) {
            if (ids.size() == most) {
                truncated = true;
                break;
            }
            if (ids.add(finding.id())) lines.append(SdkJson.of(told(finding))).append('\n');
        }
        truncated |= nextToken != null && ids.size() == most;
        progress.accept("%,d findings so far".formatted(ids.size()));
        return Optional.of(lines.toString());
    }

    private AwsSecurityFinding told(AwsSecurityFinding finding) {
        if (finding.title() != null) titles.add(finding.title());
        finding.resources().stream().map(Resource::id).forEach(resources::add);
        Optional.ofNullable(finding.severity()).map(Severity::labelAsString).ifPresent(severities::add);
        return finding;
    }

    GetFindings.Out out(String evidence) {
        return new GetFindings.Out(
                ids.size(),
                List.copyOf(ids),
                List.copyOf(titles),
                List.copyOf(resources),
                List.copyOf(severities),
                evidence,
                truncated);
    }
}
