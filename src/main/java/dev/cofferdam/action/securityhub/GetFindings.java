package dev.cofferdam.action.securityhub;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Limit;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Span;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingFilters;
import software.amazon.awssdk.services.securityhub.model.DateFilter;
import software.amazon.awssdk.services.securityhub.model.GetFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.SortCriterion;
import software.amazon.awssdk.services.securityhub.model.SortOrder;
import software.amazon.awssdk.services.securityhub.model.StringFilter;
import software.amazon.awssdk.services.securityhub.model.StringFilterComparison;

/** Source: Security Hub API Reference, GetFindings; Security Hub User Guide, "AWS Security Finding Format (ASFF)". */
public final class GetFindings implements ReadAction<GetFindings.In, GetFindings.Out> {
    static final String HUB = "arn:${Partition}:securityhub:${Region}:${Account}:hub/default";

    private static final int PAGE = 100;
    private static final Limit LIMIT = Limit.max(1_000, 10_000);

    public record In(
            @Input(value = "Only findings about this resource, by its ARN or as ASFF names it.", optional = true)
            @Nullable
            String resource,

            @Input(
                    type = ValueType.ENUM,
                    values = {"INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"},
                    value = "Only findings of these severities.",
                    optional = true)
            @Nullable
            List<String> severities,

            @Input(
                    type = ValueType.ENUM,
                    values = {"NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED"},
                    value = "Only findings that people are so far with.",
                    optional = true)
            @Nullable
            List<String> workflow,

            @Input(
                    type = ValueType.DURATION,
                    value = "Only findings that were updated so long ago at most.",
                    optional = true)
            @Nullable
            String since,

            @Input(value = "Whether those that their product archived are read as well.", optional = true)
            boolean archived,

            @Input(value = "How many findings to read at most; 1,000 unless given.", optional = true) @Nullable
            Integer max) {
        public In {
            severities = severities == null ? null : List.copyOf(severities);
            workflow = workflow == null ? null : List.copyOf(workflow);
        }
    }

    public record Out(
            @Output("How many findings were found.") long count,

            @Output("Their ids, the one that was updated last first.")
            List<String> findings,

            @Output("Their different titles, sorted.") List<String> titles,

            @Output("The resources that they are about, sorted.")
            List<String> resources,

            @Output("Their different severities, sorted.") List<String> severities,

            @Output("The evidence: one finding a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there were more than were read.")
            boolean truncated) {
        public Out {
            findings = List.copyOf(findings);
            titles = List.copyOf(titles);
            resources = List.copyOf(resources);
            severities = List.copyOf(severities);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "securityhub.get-findings",
                "Read findings from Security Hub",
                """
                Reads findings of all products that report to Security Hub, those that were updated last first, and keeps \
                each whole, one JSON line each.

                - **What else is known about a resource**: give its ARN. Findings name an instance by its ARN \
                (`arn:…:instance/i-…`), a key as `AWS::IAM::AccessKey:…`.
                - In the region that findings are aggregated in, those of all linked regions are read; in an \
                administrator account those of its members as well.
                - **Suppressed findings hide**: `SUPPRESSED` by somebody who should not is worth a look.
                - AWS answers 3 calls a second, 100 findings each. Findings are kept for 90 days after their last update.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.on(HUB, "securityhub:GetFindings")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var request = GetFindingsRequest.builder()
                .filters(filters(in, aws))
                .sortCriteria(SortCriterion.builder()
                        .field("UpdatedAt")
                        .sortOrder(SortOrder.DESC)
                        .build())
                .maxResults(PAGE)
                .build();
        var pages = new FindingPages(aws.client(SecurityHubClient.class), request, LIMIT.of(in.max()), aws::progress);
        return pages.out(
                aws.keep("securityhub-%s-findings.jsonl".formatted(aws.region()), "application/x-ndjson", pages)
                        .sha256());
    }

    private static AwsSecurityFindingFilters filters(In in, ActionContext aws) {
        var filters = AwsSecurityFindingFilters.builder();
        if (!in.archived()) filters.recordState(equal(List.of("ACTIVE")));
        if (in.resource() != null && !in.resource().isEmpty()) filters.resourceId(equal(List.of(in.resource())));
        if (in.severities() != null && !in.severities().isEmpty()) filters.severityLabel(equal(in.severities()));
        if (in.workflow() != null && !in.workflow().isEmpty()) filters.workflowStatus(equal(in.workflow()));
        if (in.since() != null && !in.since().isEmpty()) {
            var now = aws.clock().instant();
            filters.updatedAt(DateFilter.builder()
                    .start(now.minus(Span.of(in.since())).toString())
                    .end(now.toString())
                    .build());
        }
        return filters.build();
    }

    /** One of them. */
    static List<StringFilter> equal(List<String> values) {
        return values.stream()
                .map(value -> StringFilter.builder()
                        .value(value)
                        .comparison(StringFilterComparison.EQUALS)
                        .build())
                .toList();
    }
}
