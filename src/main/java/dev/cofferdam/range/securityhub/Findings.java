package dev.cofferdam.range.securityhub;

import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Hub.HubFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingIdentifier;
import software.amazon.awssdk.services.securityhub.model.BatchImportFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchImportFindingsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsUnprocessedFinding;
import software.amazon.awssdk.services.securityhub.model.GetFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.GetFindingsResponse;
import software.amazon.awssdk.services.securityhub.model.SortOrder;
import tools.jackson.databind.node.ObjectNode;

/** Findings, and their updates, which are seen after a while and may fail one by one. */
final class Findings implements SecurityHubClient {
    private static final int MOST = 100;

    /** AWS says minutes. Source: Security Hub API Reference, BatchUpdateFindings. */
    private static final Duration TAKES = Duration.ofSeconds(45);

    private final Call call;

    Findings(Call call) {
        this.call = call;
    }

    @Override
    public GetFindingsResponse getFindings(GetFindingsRequest request) {
        var max = request.maxResults() == null ? 10 : request.maxResults();
        if (max < 1 || max > MOST) throw invalid("MaxResults must be between 1 and 100");
        var filters = FindingFilters.of(request.filters());
        var found = call.world().hub().findings().stream()
                .map(f -> f.at(call.now()))
                .filter(filters::match)
                .sorted(order(request))
                .toList();
        var page = Page.of(found, max, request.nextToken(), invalid("NextToken is not valid"));
        return GetFindingsResponse.builder()
                .findings(page.items().stream()
                        .map(json -> ModelJson.read(json, AwsSecurityFinding.builder())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private static Comparator<ObjectNode> order(GetFindingsRequest request) {
        if (request.sortCriteria().isEmpty()) return (_, _) -> 0;
        var by = request.sortCriteria().getFirst();
        var ascending = Comparator.<ObjectNode, String>comparing(
                json -> json.path(by.field()).asString(""));
        return by.sortOrder() == SortOrder.DESC ? ascending.reversed() : ascending;
    }

    @Override
    public BatchUpdateFindingsResponse batchUpdateFindings(BatchUpdateFindingsRequest request) {
        if (request.findingIdentifiers().size() > MOST) throw invalid("more than 100 findings");
        var done = new ArrayList<AwsSecurityFindingIdentifier>();
        var failed = new ArrayList<BatchUpdateFindingsUnprocessedFinding>();
        var seen = new HashSet<AwsSecurityFindingIdentifier>();
        for (var identifier : request.findingIdentifiers()) {
            var finding = call.world()
                    .hub()
                    .findings()
                    .find(identifier.id())
                    .filter(f -> f.json().path("ProductArn").asString().equals(identifier.productArn()));
            if (!seen.add(identifier))
                failed.add(failure(identifier, "DuplicatedFindingIdentifier", "Finding Identifier is duplicated"));
            else if (finding.isEmpty()) failed.add(failure(identifier, "FindingNotFound", "Finding Not Found"));
            else if (finding.get().collides() > 0) {
                put(finding.get().collided());
                failed.add(failure(identifier, "ConcurrentUpdateError", "Concurrent finding updates detected"));
            } else {
                put(finding.get()
                        .becoming(
                                updated(finding.get().last(), request),
                                call.now(),
                                call.now().plus(TAKES)));
                done.add(identifier);
            }
        }
        return BatchUpdateFindingsResponse.builder()
                .processedFindings(done)
                .unprocessedFindings(failed)
                .build();
    }

    @Override
    public BatchImportFindingsResponse batchImportFindings(BatchImportFindingsRequest request) {
        if (request.findings().size() > MOST) throw invalid("more than 100 findings");
        request.findings().forEach(finding -> put(HubFinding.of(SdkJson.of(finding))));
        return BatchImportFindingsResponse.builder()
                .successCount(request.findings().size())
                .failedCount(0)
                .build();
    }

    private ObjectNode updated(ObjectNode finding, BatchUpdateFindingsRequest request) {
        var updated = finding.deepCopy();
        if (request.workflow() != null)
            updated.withObject("Workflow").put("Status", request.workflow().statusAsString());
        if (request.note() != null)
            updated.withObject("Note")
                    .put("Text", request.note().text())
                    .put("UpdatedBy", request.note().updatedBy())
                    .put("UpdatedAt", call.now().toString());
        return updated;
    }

    private void put(HubFinding finding) {
        call.world().hub().findings().put(finding);
    }

    private static BatchUpdateFindingsUnprocessedFinding failure(
            AwsSecurityFindingIdentifier identifier, String code, String message) {
        return BatchUpdateFindingsUnprocessedFinding.builder()
                .findingIdentifier(identifier)
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    static ServiceError invalid(String why) {
        return new ServiceError("InvalidInputException", "Invalid parameter: %s.".formatted(why));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
