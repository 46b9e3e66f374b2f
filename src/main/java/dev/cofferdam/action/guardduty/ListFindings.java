package dev.cofferdam.action.guardduty;

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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.OrderBy;

/** Source: GuardDuty API Reference, ListFindings, GetFindings; GuardDuty User Guide, "Severity levels". */
public final class ListFindings implements ReadAction<ListFindings.In, ListFindings.Out> {
    private static final int PAGE = 50;
    private static final Limit LIMIT = Limit.max(1_000, 10_000);

    public record In(
            @Input(
                    value = "The lowest severity, from 1 to 10; 4 leaves out the low ones. All unless given.",
                    optional = true)
            @Nullable
            Integer minSeverity,

            @Input(type = ValueType.EC2_INSTANCE_ID, value = "Only findings about this instance.", optional = true)
            @Nullable
            String instance,

            @Input(type = ValueType.IAM_ACCESS_KEY_ID, value = "Only findings about this access key.", optional = true)
            @Nullable
            String accessKeyId,

            @Input(
                    type = ValueType.DURATION,
                    value = "Only findings that were updated so long ago at most.",
                    optional = true)
            @Nullable
            String since,

            @Input(value = "Whether those that were archived are read as well.", optional = true)
            boolean archived,

            @Input(
                    type = ValueType.GUARDDUTY_DETECTOR_ID,
                    value = "The detector; found in the region unless given.",
                    optional = true)
            @Nullable
            String detectorId,

            @Input(value = "How many findings to read at most; 1,000 unless given.", optional = true) @Nullable
            Integer max) {}

    public record Out(
            @Output("How many findings were found.") long count,

            @Output(type = ValueType.GUARDDUTY_FINDING_ID, value = "The findings, sorted.")
            List<String> findingIds,

            @Output("Their different types, sorted.") List<String> types,

            @Output(type = ValueType.EC2_INSTANCE_ID, value = "The instances that they are about, sorted.")
            List<String> instanceIds,

            @Output(type = ValueType.IAM_ACCESS_KEY_ID, value = "The access keys that they are about, sorted.")
            List<String> accessKeyIds,

            @Output(type = ValueType.NUMBER, value = "The highest severity among them; 0 when there are none.")
            double highestSeverity,

            @Output("The evidence: one finding a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there were more than were read.")
            boolean truncated) {
        public Out {
            findingIds = List.copyOf(findingIds);
            types = List.copyOf(types);
            instanceIds = List.copyOf(instanceIds);
            accessKeyIds = List.copyOf(accessKeyIds);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "guardduty.list-findings",
                "List GuardDuty findings",
                """
                Reads the region's findings, those that were updated last first, and keeps each whole, one JSON line each.

                - **Look at archived ones too**: an attacker who may archives findings, or makes a filter that does \
                (`ArchiveFindings`, `CreateFilter` in the event history).
                - **Per region**: an attacker goes where nobody looks. Where GuardDuty is not enabled, nothing is found.
                - Findings are kept for 90 days, and are updated while their activity goes on.
                - An administrator account sees the findings of its members; this reads those as well.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("guardduty:ListDetectors"),
                        Permission.on(Detectors.PATTERN, "guardduty:ListFindings"),
                        Permission.on(Detectors.PATTERN, "guardduty:GetFindings")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var detector = Detectors.named(in.detectorId(), aws).getFirst();
        var request = ListFindingsRequest.builder()
                .detectorId(detector)
                .findingCriteria(c -> c.criterion(criterion(in, aws)))
                .sortCriteria(s -> s.attributeName("updatedAt").orderBy(OrderBy.DESC))
                .maxResults(PAGE)
                .build();
        var pages = new FindingPages(aws.client(GuardDutyClient.class), request, LIMIT.of(in.max()), aws::progress);
        return pages.out(aws.keep("guardduty-%s-findings.jsonl".formatted(aws.region()), "application/x-ndjson", pages)
                .sha256());
    }

    private static Map<String, Condition> criterion(In in, ActionContext aws) {
        var criterion = new TreeMap<String, Condition>();
        if (!in.archived()) criterion.put("service.archived", is("false"));
        if (in.minSeverity() != null && in.minSeverity() != 0)
            criterion.put("severity", atLeast(in.minSeverity().longValue()));
        if (in.instance() != null && !in.instance().isEmpty())
            criterion.put("resource.instanceDetails.instanceId", is(in.instance()));
        if (in.accessKeyId() != null && !in.accessKeyId().isEmpty())
            criterion.put("resource.accessKeyDetails.accessKeyId", is(in.accessKeyId()));
        if (in.since() != null && !in.since().isEmpty())
            criterion.put(
                    "updatedAt",
                    atLeast(aws.clock().instant().minus(Span.of(in.since())).toEpochMilli()));
        return criterion;
    }

    private static Condition is(String value) {
        return Condition.builder().equalsValue(value).build();
    }

    private static Condition atLeast(long value) {
        return Condition.builder().greaterThanOrEqual(value).build();
    }
}
