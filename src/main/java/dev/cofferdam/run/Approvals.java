package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.StepBody;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Tells what an approval is about: the first change behind it. Thread-safe. */
final class Approvals {
    private final ActionRegistry actions;
    private final BiFunction<Place, Set<String>, Scope> scopes;

    Approvals(ActionRegistry actions, BiFunction<Place, Set<String>, Scope> scopes) {
        this.actions = actions;
        this.scopes = scopes;
    }

    /** Empty where what comes next is no change, or hangs on what is not known yet. */
    Optional<Spot> letsThrough(Spot approval, Walk walk, RunState state) {
        var behind = walk.spots().values().stream()
                .dropWhile(spot -> !spot.place().key().equals(approval.place().key()))
                .skip(1)
                .filter(Spot::own)
                .iterator();
        while (behind.hasNext()) {
            var spot = behind.next();
            if (!(spot.place().step().body() instanceof StepBody.Act act)) return Optional.empty();
            if (isUnrolled(spot) && actions.find(act.action()).orElse(null) instanceof ChangeAction<?, ?>) {
                switch (applies(spot, state)) {
                    case YES -> {
                        return Optional.of(spot);
                    }
                    case NOT_KNOWN -> {
                        return Optional.empty();
                    }
                    case NO -> {}
                }
            } else if (!isUnrolled(spot)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Until the step has run that it lets through. */
    boolean canBeAskedAgain(Spot approval, Walk walk) {
        var through = approval.facts().letsThrough();
        return approval.facts().approval() != null
                && through != null
                && switch (walk.state(through)) {
                    case StepState.Waiting _, StepState.Ready _, StepState.Planned _ -> true;
                    case StepState.AwaitingApproval _,
                            StepState.Running _,
                            StepState.Done _,
                            StepState.AlreadyDone _,
                            StepState.Skipped _,
                            StepState.Failed _,
                            StepState.InDoubt _,
                            StepState.Undone _ -> false;
                };
    }

    private enum Applies {
        YES,
        NO,
        NOT_KNOWN
    }

    private Applies applies(Spot spot, RunState state) {
        if (spot.state().settled()) return Applies.NO;
        var when = spot.place().step().when();
        if (when == null || state.facts(spot.place().key()).conditionHeld()) return Applies.YES;
        try {
            return when.test(scopes.apply(spot.place(), when.references())) ? Applies.YES : Applies.NO;
        } catch (EvaluationException e) {
            return Applies.NOT_KNOWN;
        }
    }

    /** A loop of which nobody knows yet what it goes over is no step that could be planned. */
    private static boolean isUnrolled(Spot spot) {
        return spot.place().step().forEach() == null || spot.place().key().iteration() != null;
    }
}
