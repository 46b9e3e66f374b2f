package dev.cofferdam.run;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the records say of one step instance, and nothing else. Immutable to everybody but itself. */
final class StepFacts {
    static final StepFacts NONE = new StepFacts();

    private @Nullable StepState state;
    private boolean conditionHeld;
    private boolean notApplicable;
    private @Nullable List<JsonNode> rounds;
    private @Nullable Integer branch;
    private @Nullable ObjectNode callInputs;
    private @Nullable ShownPlan plan;
    private @Nullable ShownPlan undoPlan;
    private ObjectNode outputs = Json.object();
    private List<Change> changes = List.of();
    private @Nullable Undo undo;
    private @Nullable ObjectNode inputs;
    private Workplace.@Nullable Kept workplace;
    private long changedAt;
    private boolean undoing;
    private List<String> lifted = List.of();
    private boolean outOfTurn;
    private List<Preview> previews = List.of();
    private @Nullable Approval approval;
    private StepView.@Nullable Last last;

    private StepFacts() {}

    private StepFacts(StepFacts from) {
        state = from.state;
        conditionHeld = from.conditionHeld;
        notApplicable = from.notApplicable;
        rounds = from.rounds;
        branch = from.branch;
        callInputs = from.callInputs;
        plan = from.plan;
        undoPlan = from.undoPlan;
        outputs = from.outputs;
        changes = from.changes;
        undo = from.undo;
        inputs = from.inputs;
        workplace = from.workplace;
        changedAt = from.changedAt;
        undoing = from.undoing;
        lifted = from.lifted;
        outOfTurn = from.outOfTurn;
        previews = from.previews;
        approval = from.approval;
        last = from.last;
    }

    /** Null: no record has settled how it stands, which then follows from the steps around it. */
    @Nullable
    StepState state() {
        return state;
    }

    /** Whether {@code when} was evaluated, and held; or a responder wanted the step all the same. */
    boolean conditionHeld() {
        return conditionHeld;
    }

    /** Skipped by the playbook itself, not by a person. */
    boolean notApplicable() {
        return notApplicable;
    }

    /** What a {@code for_each} goes over; null: not told yet. */
    @Nullable
    List<JsonNode> rounds() {
        return rounds;
    }

    /** The branch that a {@code choose} took, -1 for none; null: not chosen yet. */
    @Nullable
    Integer branch() {
        return branch;
    }

    /** What a sub-playbook was called with; null: not called yet. */
    @Nullable
    ObjectNode callInputs() {
        return callInputs;
    }

    @Nullable
    ShownPlan plan() {
        return plan;
    }

    /** The newest record of the step; null: there is none. */
    StepView.@Nullable Last last() {
        return last;
    }

    /** Of an approval: what was shown of the steps that it lets through. */
    List<Preview> previews() {
        return previews;
    }

    /** Of an approval: the decision that stands; it holds for what was shown with it. */
    @Nullable
    Approval approval() {
        return approval;
    }

    @Nullable
    ShownPlan undoPlan() {
        return undoPlan;
    }

    ObjectNode outputs() {
        return outputs;
    }

    /** What was changed, or may have been, and was not taken back: the earliest former value of each attribute. */
    List<Change> changes() {
        return changes;
    }

    /** What takes it back; null: nothing was changed. */
    @Nullable
    Undo undo() {
        return undo;
    }

    boolean canUndo() {
        return undo != null && !undo.restore().isEmpty();
    }

    /** The inputs and the place of the latest change, in which it is taken back too. */
    @Nullable
    ObjectNode inputs() {
        return inputs;
    }

    Workplace.@Nullable Kept workplace() {
        return workplace;
    }

    /** The record of the latest intent to change; 0: there is none. */
    long changedAt() {
        return changedAt;
    }

    /** Whether what is in doubt is a taking back. */
    boolean undoing() {
        return undoing;
    }

    /** Warnings that a responder has lifted. */
    List<String> lifted() {
        return lifted;
    }

    /** Whether a responder wanted it before its turn. */
    boolean outOfTurn() {
        return outOfTurn;
    }

    /**
     * The changes of a plan on top of what earlier attempts have changed: an attribute's earliest former value counts.
     */
    List<Change> merged(List<Change> more) {
        var all = new LinkedHashMap<List<String>, Change>();
        for (var change : changes) all.put(List.of(change.resource(), change.attribute()), change);
        for (var change : more) {
            all.merge(
                    List.of(change.resource(), change.attribute()),
                    change,
                    (first, later) -> new Change(first.resource(), first.attribute(), first.before(), later.after()));
        }
        return List.copyOf(all.values());
    }

    StepFacts after(LogRecord record) {
        var next = new StepFacts(this);
        next.take(record, record.content().body());
        next.last = new StepView.Last(record.seq(), record.eventTime(), record.by());
        return next;
    }

    private void take(LogRecord record, ObjectNode body) {
        switch (record.type()) {
            case RecordTypes.CONDITION -> {
                if (body.path("holds").asBoolean()) conditionHeld = true;
                else leaveOut(body);
            }
            case RecordTypes.ROUNDS -> rounds = body.path("items").valueStream().toList();
            case RecordTypes.BRANCH -> branch = body.path("branch").asInt();
            case RecordTypes.CALLED -> callInputs = (ObjectNode) body.path("inputs");
            case RecordTypes.ENDED -> {
                state = new StepState.Done();
                outputs = Json.object().put("outcome", body.path("outcome").asString());
            }
            case RecordTypes.ANSWERED -> {
                state = new StepState.Done();
                outputs = (ObjectNode) body.path("answers");
            }
            case RecordTypes.DECIDED -> decided(record);
            case RecordTypes.SKIPPED -> {
                state = new StepState.Skipped(body.path("reason").asString());
                notApplicable = body.path("not_applicable").asBoolean(false);
            }
            case RecordTypes.OVERRIDDEN -> {
                var more = new ArrayList<>(lifted);
                body.path("warnings").forEach(w -> more.add(w.asString()));
                lifted = List.copyOf(more);
                if (body.path("out_of_turn").asBoolean(false)) {
                    outOfTurn = true;
                    conditionHeld = true;
                }
            }
            case RecordTypes.RETRIED -> again();
            case RecordTypes.PREVIEWED ->
                previews = List.of(Json.MAPPER.treeToValue(body.path("previews"), Preview[].class));
            case RecordTypes.PLANNED -> planned(body);
            case RecordTypes.INTENDED -> intended(record, body);
            case RecordTypes.APPLIED -> {
                state = new StepState.InDoubt(
                        "The program stopped after the change was made and before it was verified.");
                outputs = (ObjectNode) body.path("outputs");
            }
            case RecordTypes.SUCCEEDED -> {
                state = new StepState.Done();
                outputs = (ObjectNode) body.path("outputs");
            }
            case RecordTypes.ALREADY_DONE -> {
                state = new StepState.AlreadyDone();
                outputs = (ObjectNode) body.path("outputs");
            }
            case RecordTypes.FAILED -> state = failed(body);
            case RecordTypes.UNKNOWN, RecordTypes.UNDO_UNKNOWN ->
                state = new StepState.InDoubt(body.path("why").asString());
            case RecordTypes.UNDO_PLANNED -> {
                undoPlan = shown(body);
                if (state instanceof StepState.InDoubt && undoing) {
                    undoing = false;
                    state = new StepState.Failed(Failures.UNDO_INCOMPLETE, true);
                }
            }
            case RecordTypes.UNDO_INTENDED -> {
                undoing = true;
                state = new StepState.InDoubt("The program stopped while the change was being taken back.");
            }
            case RecordTypes.UNDO_SUCCEEDED -> {
                state = new StepState.Undone();
                forgetTheChange();
            }
            case RecordTypes.UNDO_FAILED -> {
                undoing = false;
                state = failed(body);
            }
            default -> {
                // what a step writes besides (calls, evidence, notes) does not tell how it stands
            }
        }
    }

    private void leaveOut(ObjectNode body) {
        state = new StepState.Skipped(body.path("reason").asString());
        notApplicable = true;
    }

    private void decided(LogRecord record) {
        var decision = record.content().approval();
        if (decision == null) return;
        approval = decision;
        outputs = Json.object()
                .put("decision", Json.MAPPER.convertValue(decision.decision(), String.class))
                .put("by", decision.by());
        state = decision.decision() == Approval.Decision.REJECTED
                ? new StepState.Failed(Failures.rejected(decision), false)
                : new StepState.Done();
    }

    private void again() {
        // what was left out by its condition and is wanted all the same is not asked again
        if (state instanceof StepState.Skipped) conditionHeld = true;
        state = null;
        notApplicable = false;
        plan = null;
        undoPlan = null;
        previews = List.of();
        approval = null;
    }

    private void planned(ObjectNode body) {
        plan = shown(body);
        state = new StepState.Planned();
        undoing = false;
    }

    private void intended(LogRecord record, ObjectNode body) {
        state = new StepState.InDoubt("The program stopped while the change was being made.");
        changes = List.of(Json.MAPPER.treeToValue(body.path("changes"), Change[].class));
        undo = new Undo(List.of(Json.MAPPER.treeToValue(body.path("undo"), Change[].class)));
        inputs = (ObjectNode) body.path("inputs");
        workplace = new Workplace.Kept(
                body.path("region").asString(),
                body.has("entered") ? Json.MAPPER.treeToValue(body.path("entered"), AccountRole.class) : null);
        changedAt = record.seq();
        undoing = false;
        undoPlan = null;
    }

    private void forgetTheChange() {
        changes = List.of();
        undo = null;
        undoing = false;
        plan = null;
        undoPlan = null;
    }

    private static ShownPlan shown(ObjectNode body) {
        return new ShownPlan(
                Json.MAPPER.treeToValue(body.path("plan"), Plan.class),
                body.path("plan_hash").asString());
    }

    private static StepState failed(ObjectNode body) {
        return new StepState.Failed(
                Json.MAPPER.treeToValue(body.path("failure"), Failure.class),
                body.path("undoable").asBoolean(false));
    }
}
