package dev.cofferdam.action.securityhub;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Source: Security Hub API Reference, BatchUpdateFindings, NoteUpdate; Security Hub User Guide, "Setting the workflow
 * status of findings".
 */
public final class UpdateWorkflow implements ChangeAction<UpdateWorkflow.In, UpdateWorkflow.Out> {
    static final String WORKFLOW = "Workflow";
    static final String NOTE = "Note";
    private static final int LONGEST_NOTE = 512;

    public record In(
            @Input("The findings, by their ids as Security Hub has them.")
            List<String> findings,

            @Input(
                    type = ValueType.ENUM,
                    values = {"NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED"},
                    value = "How far people are with them.")
            String status,

            @Input(
                    type = ValueType.TEXT,
                    value = "A note for whoever looks at them next, of 512 characters at most; it takes the place of"
                            + " the one that is there.",
                    optional = true)
            @Nullable
            String note) {
        public In {
            findings = List.copyOf(findings);
        }
    }

    public record Out(
            @Output("How many of the findings are as wanted.")
            long updated,

            @Output("The ids of those that are not, sorted.")
            List<String> others) {
        public Out {
            others = List.copyOf(others);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "securityhub.update-workflow",
                "Set how far people are with findings",
                """
                Sets the workflow status of findings in Security Hub, and a note, so that others see that somebody is at \
                work on them, or that it is over.

                - **`NOTIFIED` when the work begins, `RESOLVED` when it is over.** `SUPPRESSED` hides a finding, and the \
                ones like it that come after are not hidden with it.
                - **It is not the product's own state**: GuardDuty's finding stays where it is (`guardduty.archive-findings`).
                - Security Hub sets a resolved finding to `NEW` again by itself, when its control fails anew or its \
                product reports it as active again.
                - A finding has one note. The former one is kept in the plan, and undo gives it back, with the time of the \
                undo; a note where there was none cannot be removed by anybody.
                - Some of many may not be updated, because somebody else is at work on them: they are tried again, then \
                named with the reason.
                - In the region that findings are aggregated in, those of the linked regions are updated too.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(GetFindings.HUB, "securityhub:GetFindings"),
                        Permission.on(GetFindings.HUB, "securityhub:BatchUpdateFindings")),
                "Sets the former status, and writes the former note again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var present = new FollowedFindings(aws).read(in.findings());
        var unknown = new TreeSet<>(in.findings());
        unknown.removeAll(present.keySet());
        if (!unknown.isEmpty())
            throw new ActionException(
                    "NoSuchFinding",
                    "Security Hub knows no finding %s in %s. Check the region; findings are kept for 90 days."
                            .formatted(String.join(", ", unknown), aws.region()));
        var wantsNote = note(in, aws);
        var changes = new ArrayList<Change>();
        for (var finding : present.values()) {
            change(finding, WORKFLOW, StringNode.valueOf(in.status())).ifPresent(changes::add);
            wantsNote.flatMap(note -> change(finding, NOTE, note)).ifPresent(changes::add);
        }
        var warnings = new ArrayList<String>();
        if (changes.stream()
                .anyMatch(c -> c.attribute().equals(NOTE) && c.before().isNull()))
            warnings.add("A note where there was none stays after an undo: Security Hub has no way to remove it.");
        return new Plan(
                changes.isEmpty()
                        ? "The findings are %s already".formatted(in.status())
                        : "Set %,d finding(s) to %s"
                                .formatted(
                                        changes.stream()
                                                .map(Change::resource)
                                                .distinct()
                                                .count(),
                                        in.status()),
                changes,
                warnings,
                List.copyOf(present.keySet()));
    }

    private static Optional<Change> change(Followed finding, String attribute, JsonNode wanted) {
        var present = finding.value(attribute);
        return present.equals(wanted)
                ? Optional.empty()
                : Optional.of(new Change(finding.id(), attribute, present, wanted));
    }

    private static Optional<JsonNode> note(In in, ActionContext aws) {
        if (in.note() == null || in.note().isBlank()) return Optional.empty();
        if (in.note().length() > LONGEST_NOTE)
            throw new ActionException(
                    "InvalidInput",
                    "A note has %d characters at most, not %,d."
                            .formatted(LONGEST_NOTE, in.note().length()));
        return Optional.of(Followed.note(in.note(), "Cofferdam, case " + aws.caseId()));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        new FollowedFindings(aws).write(plan.changes());
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = new FollowedFindings(aws).read(in.findings());
        var note = note(in, aws);
        var others = new TreeSet<>(in.findings());
        present.values().stream()
                .filter(f -> f.workflow().asString().equals(in.status()))
                .filter(f -> note.isEmpty() || note.get().equals(f.note()))
                .forEach(f -> others.remove(f.id()));
        return new Out(new TreeSet<>(in.findings()).size() - others.size(), List.copyOf(others));
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var resources = undo.restore().stream().map(Change::resource).distinct().toList();
        var present = new FollowedFindings(aws).read(resources);
        var changes = new ArrayList<Change>();
        var warnings = new LinkedHashSet<String>();
        for (var restore : undo.restore()) {
            restore(restore, present).ifPresent(changes::add);
            warn(restore, present).ifPresent(warnings::add);
        }
        return new Plan(
                changes.isEmpty()
                        ? "Nothing to take back"
                        : "Give %,d finding(s) their former status and note"
                                .formatted(changes.stream()
                                        .map(Change::resource)
                                        .distinct()
                                        .count()),
                changes,
                List.copyOf(warnings),
                resources);
    }

    private static Optional<Change> restore(Change restore, Map<String, Followed> present) {
        var finding = present.get(restore.resource());
        if (finding == null || restore.after().isNull()) return Optional.empty();
        return change(finding, restore.attribute(), restore.after());
    }

    private static Optional<String> warn(Change restore, Map<String, Followed> present) {
        var finding = present.get(restore.resource());
        if (finding == null)
            return Optional.of("Finding %s is gone: there is nothing to restore.".formatted(restore.resource()));
        var now = finding.value(restore.attribute());
        if (now.equals(restore.after())) return Optional.empty();
        if (restore.after().isNull())
            return Optional.of("The note on %s stays: there was none before, and Security Hub has no way to remove it."
                    .formatted(restore.resource()));
        return now.equals(restore.before())
                ? Optional.empty()
                : Optional.of("Somebody changed the %s of %s since; that is lost by this undo."
                        .formatted(restore.attribute().equals(NOTE) ? "note" : "status", restore.resource()));
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        new FollowedFindings(aws).write(undoPlan.changes());
    }
}
