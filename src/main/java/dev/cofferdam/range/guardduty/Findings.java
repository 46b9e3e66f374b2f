package dev.cofferdam.range.guardduty;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.ArchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ArchiveFindingsResponse;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsResponse;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsResponse;
import software.amazon.awssdk.services.guardduty.model.OrderBy;
import software.amazon.awssdk.services.guardduty.model.SortCriteria;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the detector found. */
final class Findings extends GuardDutyPart {
    Findings(Call call) {
        super(call);
    }

    @Override
    public ListFindingsResponse listFindings(ListFindingsRequest request) {
        demand(request.detectorId());
        var max = request.maxResults() == null ? MOST : request.maxResults();
        if (max < 1 || max > MOST) throw rejected("the parameter maxResults is not between 1 and 50.");
        var criterion = request.findingCriteria() == null
                ? new Criterion(Map.of())
                : new Criterion(request.findingCriteria().criterion());
        var ids = world.findings().stream()
                .filter(f -> criterion.matches(f.json()))
                .sorted(order(request.sortCriteria()))
                .map(dev.cofferdam.range.world.Finding::id)
                .toList();
        var page = Page.of(ids, max, request.nextToken(), rejected("the parameter nextToken has an invalid value."));
        return ListFindingsResponse.builder()
                .findingIds(page.items())
                .nextToken(page.next() == null ? "" : page.next())
                .build();
    }

    /** By text: AWS's times and severities are in order so. */
    private static Comparator<dev.cofferdam.range.world.Finding> order(@Nullable SortCriteria by) {
        if (by == null || by.attributeName() == null) return (_, _) -> 0;
        var ascending = Comparator.<dev.cofferdam.range.world.Finding, String>comparing(
                f -> Criterion.value(f.json(), by.attributeName()).asString(""));
        return by.orderBy() == OrderBy.DESC ? ascending.reversed() : ascending;
    }

    @Override
    public GetFindingsResponse getFindings(GetFindingsRequest request) {
        demand(request.detectorId(), request.findingIds());
        return GetFindingsResponse.builder()
                .findings(request.findingIds().stream()
                        .distinct()
                        .flatMap(id -> world.findings().find(id).stream())
                        .map(f -> ModelJson.read(f.json(), Finding.builder()).build())
                        .toList())
                .build();
    }

    @Override
    public ArchiveFindingsResponse archiveFindings(ArchiveFindingsRequest request) {
        demand(request.detectorId(), request.findingIds());
        archive(request.findingIds(), true);
        return ArchiveFindingsResponse.builder().build();
    }

    @Override
    public UnarchiveFindingsResponse unarchiveFindings(UnarchiveFindingsRequest request) {
        demand(request.detectorId(), request.findingIds());
        archive(request.findingIds(), false);
        return UnarchiveFindingsResponse.builder().build();
    }

    private void archive(List<String> ids, boolean archived) {
        if (!ids.stream().allMatch(world.findings()::has))
            throw rejected("an invalid or out-of-range value is specified as an input parameter: findingIds.");
        for (var id : ids)
            world.findings().update(id, f -> new dev.cofferdam.range.world.Finding(archived(f.json(), archived)));
    }

    private static JsonNode archived(JsonNode finding, boolean archived) {
        var changed = (ObjectNode) finding.deepCopy();
        changed.withObject("service").put("archived", archived);
        return changed;
    }

    private void demand(@Nullable String detector, List<String> ids) {
        demand(detector);
        if (ids.size() > MOST) throw rejected("the parameter findingIds has more than 50 values.");
    }
}
