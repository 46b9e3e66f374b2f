package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.PagedText;
import dev.cofferdam.aws.SdkJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;

/** Findings, a JSON line each; asks for a page when it is read, so that only one is ever in memory. */
final class FindingPages extends PagedText {
    private final GuardDutyClient guardDuty;
    private final ListFindingsRequest request;
    private final int most;
    private final Consumer<String> progress;
    private final Set<String> ids = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> instances = new TreeSet<>();
    private final Set<String> accessKeys = new TreeSet<>();
    private double highest;
    private @Nullable String nextToken;
    private boolean started;
    private boolean truncated;

    /** @param request of one detector */
    FindingPages(GuardDutyClient guardDuty, ListFindingsRequest request, int most, Consumer<String> progress) {
        this.guardDuty = guardDuty;
        this.request = request;
        this.most = most;
        this.progress = progress;
    }

    @Override
    protected Optional<String> nextPage() {
        if (started && (nextToken == null || nextToken.isEmpty() || truncated)) return Optional.empty();
        started = true;
        var page =
                guardDuty.listFindings(request.toBuilder().nextToken(nextToken).build());
        nextToken = page.nextToken();
        var wanted = page.findingIds().stream()
                .filter(id -> !ids.contains(id))
                .limit(most - ids.size())
                .toList();
        truncated = wanted.size() < page.findingIds().size()
                || (ids.size() + wanted.size() == most && nextToken != null && !nextToken.isEmpty());
        var lines = new StringBuilder();
        if (!wanted.isEmpty())
            guardDuty
                    .getFindings(r -> r.detectorId(request.detectorId()).findingIds(wanted))
                    .findings()
                    .forEach(finding -> lines.append(SdkJson.of(add(finding))).append('\n'));
        progress.accept("%,d findings so far".formatted(ids.size()));
        return Optional.of(lines.toString());
    }

    private Finding add(Finding finding) {
        ids.add(finding.id());
        var told = FindingDigest.of(finding, "");
        types.add(told.type());
        if (!told.instanceId().isEmpty()) instances.add(told.instanceId());
        if (!told.accessKeyId().isEmpty()) accessKeys.add(told.accessKeyId());
        highest = Math.max(highest, told.severity());
        return finding;
    }

    ListFindings.Out out(String evidence) {
        return new ListFindings.Out(
                ids.size(),
                List.copyOf(ids),
                List.copyOf(types),
                List.copyOf(instances),
                List.copyOf(accessKeys),
                highest,
                evidence,
                truncated);
    }
}
