package dev.cofferdam.run;

import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Undo;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;

/** A change while it is taken back, from the captured state alone. */
final class UndoStep {
    private final ChangeAction<?, ?> action;
    private final Undo undo;
    private final StepWork step;

    UndoStep(ChangeAction<?, ?> action, Undo undo, StepWork step) {
        this.action = action;
        this.undo = undo;
        this.step = step;
    }

    /** Reads the account and records what would be restored. */
    ShownPlan plan() {
        step.work().within(step.place().step().timeout());
        var plan = action.planUndo(undo, step.context());
        return step.journal().planned(step.place(), RecordTypes.UNDO_PLANNED, plan, null, Json.object());
    }

    StepOutcome run(String agreedHash) {
        var begun = false;
        try {
            step.work().within(step.place().step().timeout());
            var now = action.planUndo(undo, step.context());
            var shown = new ShownPlan(now, Journal.hashOf(now));
            if (!shown.hash().equals(agreedHash)) return new StepOutcome.PlanChanged(plan());
            if (!shown.nothingToDo()) {
                step.journal().undoIntended(step.place(), shown);
                begun = true;
                action.applyUndo(now, step.context());
            }
            return verified();
        } catch (CaseLogException e) {
            throw e;
        } catch (RuntimeException e) {
            var told = Failures.of(e);
            if (begun && told.changeUnknown()) {
                step.unknown(RecordTypes.UNDO_UNKNOWN, told.failure(), e);
                return settleAtOnce();
            }
            step.failed(RecordTypes.UNDO_FAILED, told.failure(), e, true);
            return ended();
        }
    }

    /**
     * Looks at the account to tell what became of a taking back in doubt.
     *
     * @throws RuntimeException when it cannot be looked at; the doubt stays
     */
    void settle() {
        step.work().within(step.place().step().timeout());
        var left = action.planUndo(undo, step.context());
        if (left.changes().isEmpty()) succeeded();
        else step.journal().planned(step.place(), RecordTypes.UNDO_PLANNED, left, null, Json.object());
    }

    private StepOutcome settleAtOnce() {
        try {
            settle();
        } catch (CaseLogException e) {
            throw e;
        } catch (RuntimeException e) {
            step.unknown(RecordTypes.UNDO_UNKNOWN, Failures.of(e).failure(), e);
        }
        return ended();
    }

    private StepOutcome verified() {
        var left = action.planUndo(undo, step.context()).changes();
        if (left.isEmpty()) succeeded();
        else step.failed(RecordTypes.UNDO_FAILED, Failures.notRestored(left.size()), null, true);
        return ended();
    }

    private void succeeded() {
        step.journal().step(step.place(), RecordTypes.UNDO_SUCCEEDED, "taken back and verified", Json.object());
    }

    private StepOutcome ended() {
        var state = step.facts().get().state();
        return new StepOutcome.Ended(state == null ? new StepState.Ready() : state);
    }
}
