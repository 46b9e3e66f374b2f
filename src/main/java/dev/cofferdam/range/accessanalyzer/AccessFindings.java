package dev.cofferdam.range.accessanalyzer;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Analyzers.AccessFinding;
import dev.cofferdam.range.world.Analyzers.Analyzer;
import java.util.Map;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;
import software.amazon.awssdk.services.accessanalyzer.model.FindingType;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsV2Request;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsV2Response;

/** Analyzers, and what they found. Source of the filters: IAM User Guide, "IAM Access Analyzer filter keys". */
final class AccessFindings implements AccessAnalyzerClient {
    private static final int PAGE = 100;

    private final Call call;

    AccessFindings(Call call) {
        this.call = call;
    }

    @Override
    public ListAnalyzersResponse listAnalyzers(ListAnalyzersRequest request) {
        var found = call.world().analyzers().all().stream()
                .filter(a -> request.type() == null || request.typeAsString().equals(a.type()))
                .toList();
        var page = Page.of(found, request.maxResults(), request.nextToken(), invalidToken());
        return ListAnalyzersResponse.builder()
                .analyzers(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private AnalyzerSummary shape(Analyzer analyzer) {
        return AnalyzerSummary.builder()
                .name(analyzer.name())
                .arn(arn(analyzer.name()))
                .type(analyzer.type())
                .status(analyzer.status())
                .lastResourceAnalyzedAt(analyzer.lastAnalyzed())
                .build();
    }

    @Override
    public ListFindingsV2Response listFindingsV2(ListFindingsV2Request request) {
        var analyzer = call.world().analyzers().all().stream()
                .filter(a -> arn(a.name()).equals(request.analyzerArn()))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "ResourceNotFoundException",
                        "Analyzer %s does not exist.".formatted(request.analyzerArn()),
                        404));
        var found = call.world().analyzers().findings().stream()
                .filter(f -> f.analyzer().equals(analyzer.name()))
                .filter(f -> fits(f, request.filter()))
                .toList();
        var page = Page.of(
                found, request.maxResults() == null ? PAGE : request.maxResults(), request.nextToken(), invalidToken());
        return ListFindingsV2Response.builder()
                .findings(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private static boolean fits(AccessFinding finding, Map<String, Criterion> filter) {
        return filter.entrySet().stream().allMatch(entry -> {
            var value = switch (entry.getKey()) {
                case "status" -> finding.status();
                case "resource" -> finding.resource();
                case "resourceType" -> finding.resourceType();
                case "isPublic" -> String.valueOf(finding.open());
                case "findingType" -> FindingType.EXTERNAL_ACCESS.toString();
                default -> throw new ServiceError("ValidationException", "Invalid filter key: " + entry.getKey());
            };
            if (!entry.getValue().hasEq())
                throw new ServiceError("ValidationException", "The range filters by eq alone.");
            return entry.getValue().eq().contains(value);
        });
    }

    private FindingSummaryV2 shape(AccessFinding finding) {
        return FindingSummaryV2.builder()
                .id(finding.id())
                .resource(finding.resource())
                .resourceType(finding.resourceType())
                .resourceOwnerAccount(call.world().id())
                .status(finding.status())
                .findingType(FindingType.EXTERNAL_ACCESS)
                .createdAt(finding.updated())
                .analyzedAt(finding.updated())
                .updatedAt(finding.updated())
                .build();
    }

    private String arn(String analyzer) {
        return call.world().arn("access-analyzer", "analyzer/" + analyzer);
    }

    private static ServiceError invalidToken() {
        return new ServiceError("ValidationException", "The nextToken is not valid.");
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
