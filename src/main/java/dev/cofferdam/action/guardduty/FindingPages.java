package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.PagedLines;
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
import tools.jackson.databind.JsonNode;

/** Findings, a JSON line each. */
final class FindingPages extends PagedLines<ListFindingsRequest, Finding> {
    private final GuardDutyClient guardDuty;
    private final Set<String> ids = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> instances = new TreeSet<>();
    private final Set<String> accessKeys = new TreeSet<>();
    private double highest;

    /** @param request of one detector */
    FindingPages(GuardDutyClient guardDuty, ListFindingsRequest request, int most, Consumer<String> progress) {
        super(List.of(request), most, progress);
        this.guardDuty = guardDuty;
    }

    @Override
    protected Page<Finding> ask(ListFindingsRequest request, @Nullable String nextToken) {
        var page =
                guardDuty.listFindings(request.toBuilder().nextToken(nextToken).build());
        var findings = page.findingIds().isEmpty()
                ? List.<Finding>of()
                : guardDuty
                        .getFindings(r -> r.detectorId(request.detectorId()).findingIds(page.findingIds()))
                        .findings();
        return new Page<>(findings, page.nextToken());
    }

    @Override
    protected Optional<JsonNode> line(ListFindingsRequest request, Finding finding) {
        if (!ids.add(finding.id())) return Optional.empty();
        var told = FindingDigest.of(finding, "");
        types.add(told.type());
        if (!told.instanceId().isEmpty()) instances.add(told.instanceId());
        if (!told.accessKeyId().isEmpty()) accessKeys.add(told.accessKeyId());
        highest = Math.max(highest, told.severity());
        return Optional.of(SdkJson.of(finding));
    }

    @Override
    protected String told() {
        return "%,d findings so far".formatted(ids.size());
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
                truncated());
    }
}
