package dev.cofferdam.ui.incident.step;

import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a responder can do with a step. */
enum Deed {
    /** Reads the account and shows what would change. */
    LOOK,
    RUN,
    ANSWER,
    APPROVE,
    REJECT,
    /** Looks at the account to tell what became of a step in doubt. */
    SETTLE,
    RETRY,
    OVERRIDE,
    SKIP,
    UNDO,
    CANCEL;

    /** Those that bring the incident further, the likeliest first. */
    private static final List<Deed> ONWARD = List.of(RUN, ANSWER, APPROVE, LOOK, SETTLE, RETRY);

    /**
     * What is possible now.
     *
     * @param dryRun a plan is then all there is of a change
     */
    static Set<Deed> possible(StepView view, Nature nature, RunStatus status, boolean dryRun) {
        var deeds = EnumSet.noneOf(Deed.class);
        if (nature == Nature.CONTAINER) return deeds;
        if (status instanceof RunStatus.Active) deeds.addAll(whileActive(view, nature));
        if (view.state() instanceof StepState.Running) deeds.add(CANCEL);
        else if (view.canUndo()) deeds.add(UNDO);
        if (dryRun && nature == Nature.CHANGING) deeds.remove(RUN);
        return deeds;
    }

    /** What holds others goes by itself, unless nobody could tell what it holds: that is offered like a failed step. */
    static Set<Deed> ofContainer(StepView view, RunSnapshot run) {
        var isStuck = view.state() instanceof StepState.Failed && run.next().contains(view.key());
        return isStuck && run.status() instanceof RunStatus.Active
                ? EnumSet.of(RETRY, SKIP)
                : EnumSet.noneOf(Deed.class);
    }

    /** The one that a key press means. */
    static Optional<Deed> primary(Set<Deed> possible) {
        return ONWARD.stream().filter(possible::contains).findFirst();
    }

    private static Set<Deed> whileActive(StepView view, Nature nature) {
        return switch (view.state()) {
            case StepState.Waiting _ -> EnumSet.of(OVERRIDE, SKIP);
            case StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ -> itsTurn(view, nature);
            // an approval holds for one plan; when that changed, it is asked for again
            case StepState.Done _
            when nature == Nature.APPROVAL && !view.previews().isEmpty() -> EnumSet.of(RETRY);
            case StepState.Running _, StepState.Done _, StepState.AlreadyDone _ -> EnumSet.noneOf(Deed.class);
            case StepState.Skipped _, StepState.Undone _ -> EnumSet.of(RETRY);
            case StepState.Failed _ -> EnumSet.of(RETRY, SKIP);
            case StepState.InDoubt _ -> EnumSet.of(SETTLE);
        };
    }

    private static Set<Deed> itsTurn(StepView view, Nature nature) {
        var deeds = EnumSet.of(SKIP);
        if (nature == Nature.CHANGING
                || (nature == Nature.APPROVAL && !view.previews().isEmpty())) deeds.add(LOOK);
        if (view.warnings().isEmpty()) deeds.addAll(forward(view, nature));
        else deeds.add(OVERRIDE);
        return deeds;
    }

    private static Set<Deed> forward(StepView view, Nature nature) {
        return switch (nature) {
            case READING -> EnumSet.of(RUN);
            case CHANGING -> view.plan() == null ? EnumSet.noneOf(Deed.class) : EnumSet.of(RUN);
            case MANUAL -> EnumSet.of(ANSWER);
            case APPROVAL -> EnumSet.of(APPROVE, REJECT);
            case CONTAINER -> EnumSet.noneOf(Deed.class);
        };
    }
}
