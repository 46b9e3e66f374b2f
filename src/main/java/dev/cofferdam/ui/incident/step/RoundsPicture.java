package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the rounds of a loop over one action stand, and what can be done with all of them. Immutable.
 *
 * @param whole whether the loop itself is looked at, not one of its rounds
 * @param plan what all of them would change, as long as it still is what was shown
 * @param undoPlan what taking all of them back would change, while somebody asks for it
 * @param undoable how many hold a change that can be taken back
 * @param destructive whether their number has to be typed
 * @param busy whether something is under way for all of them
 */
record RoundsPicture(
        StepKey loop,
        boolean whole,
        Map<Standing, Integer> counts,
        boolean changing,
        Optional<RoundsPlan> plan,
        Optional<RoundsPlan> undoPlan,
        int undoable,
        boolean destructive,
        boolean dryRun,
        boolean active,
        boolean busy) {
    /** What somebody wants to know of a round among many. */
    enum Standing {
        DONE,
        UNDER_WAY,
        FAILED,
        IN_DOUBT,
        LEFT,
        SKIPPED
    }

    /** Empty where the step is no loop, nor a round of one, whose rounds go together. */
    static Optional<RoundsPicture> of(
            RunSnapshot now,
            StepView view,
            ActionRegistry actions,
            Optional<RoundsPlan> shown,
            Optional<RoundsPlan> undoShown,
            boolean busy) {
        if (!view.step().roundsGoTogether() || !(view.step().body() instanceof StepBody.Act act))
            return Optional.empty();
        var rounds = rounds(now, view.key().loop());
        if (rounds.size() < 2) return Optional.empty();
        var counts = new HashMap<Standing, Integer>();
        rounds.values().forEach(round -> counts.merge(standing(round.state()), 1, Integer::sum));
        var action = actions.find(act.action());
        return Optional.of(new RoundsPicture(
                view.key().loop(),
                view.key().iteration() == null,
                Map.copyOf(counts),
                action.filter(ChangeAction.class::isInstance).isPresent(),
                shown.filter(plan -> stands(plan, rounds)),
                undoShown.filter(plan -> undoStands(plan, rounds)),
                (int) rounds.values().stream().filter(StepView::canUndo).count(),
                action.map(Action::spec)
                        .filter(spec -> spec.risk() == Risk.DESTRUCTIVE)
                        .isPresent(),
                now.dryRun(),
                now.status() instanceof RunStatus.Active,
                busy));
    }

    private static Map<StepKey, StepView> rounds(RunSnapshot now, StepKey loop) {
        var rounds = new HashMap<StepKey, StepView>();
        for (var step : now.steps()) {
            if (step.key().iteration() != null && step.key().loop().equals(loop)) rounds.put(step.key(), step);
        }
        return rounds;
    }

    private static boolean stands(RoundsPlan plan, Map<StepKey, StepView> rounds) {
        return !plan.rounds().isEmpty()
                && plan.rounds().stream().allMatch(round -> {
                    var now = rounds.get(round.step());
                    return now != null
                            && now.state() instanceof StepState.Planned
                            && round.plan().equals(now.plan());
                });
    }

    private static boolean undoStands(RoundsPlan plan, Map<StepKey, StepView> rounds) {
        return !plan.rounds().isEmpty()
                && plan.rounds().stream().allMatch(round -> {
                    var now = rounds.get(round.step());
                    return now != null && now.canUndo() && round.plan().equals(now.undoPlan());
                });
    }

    private static Standing standing(StepState state) {
        return switch (state) {
            case StepState.Done _, StepState.AlreadyDone _ -> Standing.DONE;
            case StepState.Running _ -> Standing.UNDER_WAY;
            case StepState.Failed _ -> Standing.FAILED;
            case StepState.InDoubt _ -> Standing.IN_DOUBT;
            case StepState.Waiting _, StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ ->
                Standing.LEFT;
            case StepState.Skipped _, StepState.Undone _ -> Standing.SKIPPED;
        };
    }

    int count(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** From 0 to 1: how many need nothing any more. */
    double progress() {
        return (count(Standing.DONE) + count(Standing.SKIPPED)) / (double) all();
    }

    /** What somebody is asked about: taking back before running. */
    Optional<RoundsPlan> asked() {
        return undoPlan.or(() -> plan);
    }

    boolean canPlanUndo() {
        return !busy && undoable > 1 && undoPlan.isEmpty();
    }

    boolean canUndo() {
        return !busy && undoPlan.isPresent();
    }

    boolean canPlan() {
        return active && !busy && undoPlan.isEmpty() && changing && count(Standing.LEFT) > 0;
    }

    boolean canRun() {
        return active
                && !busy
                && undoPlan.isEmpty()
                && (changing ? plan.isPresent() && !dryRun : count(Standing.LEFT) > 0);
    }

    boolean canRetry() {
        return active && !busy && count(Standing.FAILED) > 0;
    }

    boolean canCancel() {
        return busy;
    }

    boolean canDoSomething() {
        return canPlan() || canRun() || canRetry() || canCancel() || canPlanUndo() || canUndo();
    }

    boolean wantsNumber() {
        return destructive && canRun() && plan.filter(all -> all.changes() > 0).isPresent();
    }

    /** What the rounds' plans warn of, and how many of them; what most have in common comes first. */
    Map<String, Long> warnings() {
        return asked().map(RoundsPlan::rounds).orElse(List.of()).stream()
                .flatMap(round -> round.plan().plan().warnings().stream().distinct())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    /** In the order in which they are told. */
    static List<Standing> told() {
        return List.of(
                Standing.DONE, Standing.UNDER_WAY, Standing.LEFT, Standing.FAILED, Standing.IN_DOUBT, Standing.SKIPPED);
    }
}
