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
        for (var at = 0; at < keys.size(); ) {
            var key = keys.get(at);
            var together = together(keys.subList(at, keys.size()));
            try {
                good &= together.isEmpty() ? one(key) : rounds(key.loop(), together);
            } catch (IntentException e) {
                narrator.stops(run.snapshot(), view(key).title() + ": " + e.getMessage());
                good = false;
            }
            at += Math.max(1, together.size());
        }
        return good;
    }

    /** The rounds that stand first and are all of their loop, where they go together; else none. */
    private List<StepKey> together(List<StepKey> keys) {
        var loop = keys.getFirst().loop();
        if (!view(keys.getFirst()).step().roundsGoTogether()) return List.of();
        var rounds = keys.stream()
                .takeWhile(key -> key.iteration() != null && key.loop().equals(loop))
                .toList();
        var all = run.undoable().stream()
                .filter(key -> key.iteration() != null && key.loop().equals(loop))
                .count();
        var inDoubt = rounds.stream().anyMatch(key -> view(key).state() instanceof StepState.InDoubt);
        return rounds.size() < 2 || rounds.size() < all || inDoubt ? List.of() : rounds;
    }

    private boolean rounds(StepKey loop, List<StepKey> rounds) {
        narrator.turn(view(loop), "");
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var plan = run.planUndoRounds(loop);
            for (var round : plan.rounds()) narrator.plans(view(round.step()), round.plan(), attempt > 0);
            if (dryRun) return true;
            run.undoRounds(loop, plan.hash());
            plan.rounds().forEach(round -> narrator.comesTo(view(round.step())));
            if (rounds.stream().noneMatch(run.undoable()::contains)) return true;
        }
        narrator.stops(run.snapshot(), view(loop).title() + ": not all rounds could be taken back; try again.");
        return false;
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
