package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;

/** Source: GuardDuty API Reference, ArchiveFindings, UnarchiveFindings. */
public final class ArchiveFindings implements ChangeAction<ArchiveFindings.In, ArchiveFindings.Out> {
    private static final String ARCHIVED = "Archived";

    public record In(
            @Input(type = ValueType.GUARDDUTY_FINDING_ID, value = "The findings.")
            List<String> findingIds,

            @Input(
                    type = ValueType.GUARDDUTY_DETECTOR_ID,
                    value = "The detector; found in the region unless given.",
                    optional = true)
            @Nullable
            String detectorId) {
        public In {
            findingIds = List.copyOf(findingIds);
        }
    }

    public record Out(
            @Output("How many of the findings are archived.")
            long archived,

            @Output(type = ValueType.GUARDDUTY_FINDING_ID, value = "Those that are not, sorted.")
            List<String> open) {
        public Out {
            open = List.copyOf(open);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "guardduty.archive-findings",
                "Archive GuardDuty findings",
                """
                Archives findings that are dealt with, so that what is new stands out.

                - **Only when the incident is over**: a finding is archived, not solved. Whether it was a false alarm is \
                told by feedback in the console, not by this.
                - **An attacker archives too**: `ArchiveFindings` in the event history that is not yours is a sign of one.
                - In an organization only the administrator account can archive, its members' findings too.
                - Archived findings are kept as long as others, for 90 days.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("guardduty:ListDetectors"),
                        Permission.on(Detectors.PATTERN, "guardduty:GetFindings"),
                        Permission.on(Detectors.PATTERN, "guardduty:ArchiveFindings"),
                        Permission.on(Detectors.PATTERN, "guardduty:UnarchiveFindings")),
                "Takes those that were not archived out of the archive again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var archived = archived(in, aws);
        var unknown = new TreeSet<>(in.findingIds());
        archived.keySet().forEach(finding -> unknown.remove(finding.id()));
        if (!unknown.isEmpty())
            throw new ActionException(
                    "NoSuchFinding",
                    "GuardDuty knows no finding %s in %s. Check the region; findings are kept for 90 days."
                            .formatted(String.join(", ", unknown), aws.region()));
        var resources =
                archived.keySet().stream().map(finding -> finding.arn(aws)).toArray(String[]::new);
        var changes = archived.entrySet().stream()
                .filter(finding -> !finding.getValue())
                .map(finding -> new Change(finding.getKey().arn(aws), ARCHIVED, BooleanNode.FALSE, BooleanNode.TRUE))
                .toList();
        return Plan.of(
                changes.isEmpty()
                        ? "The findings are archived already"
                        : "Archive %,d finding(s)".formatted(changes.size()),
                changes,
                resources);
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        write(plan, aws);
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var archived = new TreeMap<String, Boolean>();
        archived(in, aws).forEach((finding, is) -> archived.put(finding.id(), is));
        var open = archived.entrySet().stream()
                .filter(finding -> !finding.getValue())
                .map(Map.Entry::getKey)
                .toList();
        return new Out(archived.size() - open.size(), open);
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        byDetector(undo.restore()).forEach((detector, restores) -> {
            var present = new Archive(aws).of(detector, ids(restores));
            for (var restore : restores) {
                var id = FindingArn.of(restore.resource()).id();
                var archived = present.get(id);
                if (archived == null) warnings.add("Finding %s is gone: there is nothing to restore.".formatted(id));
                else if (archived != restore.after().booleanValue())
                    changes.add(
                            new Change(restore.resource(), ARCHIVED, BooleanNode.valueOf(archived), restore.after()));
            }
        });
        return new Plan(
                changes.isEmpty()
                        ? "Nothing to take back"
                        : "Take %,d finding(s) out of the archive".formatted(changes.size()),
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        write(undoPlan, aws);
    }

    /** All of a plan go the same way. */
    private static void write(Plan plan, ActionContext aws) {
        byDetector(plan.changes())
                .forEach((detector, changes) -> new Archive(aws)
                        .put(detector, ids(changes), changes.getFirst().after().booleanValue()));
    }

    private static Map<FindingArn, Boolean> archived(In in, ActionContext aws) {
        var archived = new LinkedHashMap<FindingArn, Boolean>();
        var ids = in.findingIds().stream().distinct().sorted().toList();
        for (var detector : Detectors.named(in.detectorId(), aws))
            new Archive(aws).of(detector, ids).forEach((id, is) -> archived.put(new FindingArn(detector, id), is));
        return archived;
    }

    private static Map<String, List<Change>> byDetector(List<Change> changes) {
        var by = new LinkedHashMap<String, List<Change>>();
        for (var change : changes)
            by.computeIfAbsent(FindingArn.of(change.resource()).detector(), _ -> new ArrayList<>())
                    .add(change);
        return by;
    }

    private static List<String> ids(List<Change> changes) {
        return changes.stream().map(c -> FindingArn.of(c.resource()).id()).toList();
    }
}
