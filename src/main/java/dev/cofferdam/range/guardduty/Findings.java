package dev.cofferdam.range.guardduty;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsResponse;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsResponse;

/** The detector and its findings. */
final class Findings implements GuardDutyClient {
    private final World world;

    Findings(Call call) {
        this.world = call.world();
    }

    @Override
    public ListDetectorsResponse listDetectors(ListDetectorsRequest request) {
        return ListDetectorsResponse.builder()
                .detectorIds(world.detector() == null ? List.of() : List.of(world.detector()))
                .build();
    }

    @Override
    public ListFindingsResponse listFindings(ListFindingsRequest request) {
        demand(request.detectorId());
        var max = request.maxResults() == null ? 50 : request.maxResults();
        if (max < 1 || max > 50) throw rejected("the parameter maxResults is not between 1 and 50.");
        var criterion = request.findingCriteria() == null
                ? new Criterion(java.util.Map.of())
                : new Criterion(request.findingCriteria().criterion());
        var ids = world.findings().stream()
                .filter(f -> criterion.matches(f.json()))
                .map(dev.cofferdam.range.world.Finding::id)
                .toList();
        var page = Page.of(ids, max, request.nextToken(), rejected("the parameter nextToken has an invalid value."));
        return ListFindingsResponse.builder()
                .findingIds(page.items())
                .nextToken(page.next() == null ? "" : page.next())
                .build();
    }

    @Override
    public GetFindingsResponse getFindings(GetFindingsRequest request) {
        demand(request.detectorId());
        if (request.findingIds().size() > 50) throw rejected("the parameter findingIds has more than 50 values.");
        return GetFindingsResponse.builder()
                .findings(request.findingIds().stream()
                        .distinct()
                        .flatMap(id -> world.findings().find(id).stream())
                        .map(f -> ModelJson.read(f.json(), Finding.builder()).build())
                        .toList())
                .build();
    }

    private void demand(@Nullable String detector) {
        if (detector == null || !detector.equals(world.detector())) {
            throw new ServiceError(
                    "BadRequestException",
                    "The request is rejected because the input detectorId is not owned by the current account.");
        }
    }

    static ServiceError rejected(String why) {
        return new ServiceError("BadRequestException", "The request is rejected because " + why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
