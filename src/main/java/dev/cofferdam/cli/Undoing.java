package dev.cofferdam.cli;

import dev.cofferdam.run.IntentException;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.List;

/** Takes steps back one by one. What fails does not keep the others from being taken back. */
record Undoing(Run run, Narrator narrator, boolean dryRun) {
    /** How often a plan is shown anew because the account changed in the meantime. */
    private static final int TRIES = 3;

    /** @return whether all were taken back */
    boolean all(List<StepKey> keys) {
        var good = true;
        for (var key : keys) {
            try {
                good &= one(key);
            } catch (IntentException e) {
                narrator.stops(run.snapshot(), view(key).title() + ": " + e.getMessage());
                good = false;
            }
        }
        return good;
    }

    private boolean one(StepKey key) {
        if (view(key).state() instanceof StepState.InDoubt) run.settle(key);
        if (!run.undoable().contains(key)) return true;
        narrator.turn(view(key), "");
        var plan = run.planUndo(key);
        narrator.plans(view(key), plan, false);
        if (dryRun) return true;
        for (var attempt = 0; attempt < TRIES; attempt++) {
            switch (run.undo(key, plan.hash())) {
                case StepOutcome.Ended ended -> {
                    narrator.comesTo(view(key));
                    return ended.state() instanceof StepState.Undone;
                }
                case StepOutcome.PlanChanged changed -> {
                    plan = changed.plan();
                    narrator.plans(view(key), plan, true);
                }
            }
        }
        narrator.stops(run.snapshot(), view(key).title() + ": the account keeps changing; try again.");
        return false;
    }

    private StepView view(StepKey key) {
        return run.snapshot().step(key).orElseThrow();
    }
}
