package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Kind;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What speaks against running a step now: it is not its turn, what it needs has not succeeded, or it would endanger
 * evidence that is not safe yet. Thread-safe.
 */
final class Guards {
    private final ActionRegistry actions;
    private final Scopes scopes;
    /** For each playbook and each step that endangers evidence, the steps that keep evidence of the same resource. */
    private final IdentityHashMap<Playbook, Map<String, List<Step>>> keepers = new IdentityHashMap<>();

    Guards(ActionRegistry actions, Scopes scopes) {
        this.actions = actions;
        this.scopes = scopes;
    }

    /** One sentence each; empty where the step is over or under way. */
    List<String> against(Spot spot, Walk walk, RunState state) {
        if (!spot.own() || !mayStillRun(spot.state())) return List.of();
        var warnings = new ArrayList<String>();
        var facts = state.facts(spot.place().key());
        if (spot.turn() instanceof Turn.NotYet notYet && !facts.outOfTurn()) {
            warnings.add("It is not this step's turn: '" + notYet.by() + "' is not through yet.");
        }
        spot.place().step().needs().forEach(id -> need(spot, id, walk, state).ifPresent(warnings::add));
        warnings.addAll(evidence(spot, walk, state));
        warnings.addAll(approvals(spot, state));
        warnings.removeAll(facts.lifted());
        return List.copyOf(warnings);
    }

    private static boolean mayStillRun(StepState state) {
        return switch (state) {
            case StepState.Waiting _, StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ -> true;
            case StepState.Running _,
                    StepState.Done _,
                    StepState.AlreadyDone _,
                    StepState.Skipped _,
                    StepState.Failed _,
                    StepState.InDoubt _,
                    StepState.Undone _ -> false;
        };
    }

    private Optional<String> need(Spot spot, String id, Walk walk, RunState state) {
        return seen(spot, id, walk, state)
                .filter(needed -> !needed.succeeded())
                .findFirst()
                .map(needed -> "It needs '%s', which %s."
                        .formatted(needed.place().step().title(), words(needed.state())));
    }

    private List<String> evidence(Spot spot, Walk walk, RunState state) {
        var step = spot.place().step();
        var endangers = endangers(step);
        if (endangers.isEmpty()) return List.of();
        return keepersFor(step, spot.place().frame().playbook()).stream()
                .flatMap(keeper ->
                        seen(spot, keeper.id(), walk, state).filter(kept -> !kept.succeeded()).findFirst().stream())
                .map(kept -> "Evidence of the same resource is not safe yet: '%s' %s. %s"
                        .formatted(kept.place().step().title(), words(kept.state()), endangers.get()))
                .toList();
    }

    /** The instances of a step as this one sees them; of a loop without rounds the loop itself. */
    private Stream<Spot> seen(Spot from, String id, Walk walk, RunState state) {
        var place = from.place();
        var nesting = scopes.nesting(place.frame().playbook());
        var keys = new HashSet<>(
                nesting.seenFrom(place.frame(), place.key(), id, state).keys());
        if (keys.isEmpty())
            keys.add(StepKey.in(place.frame().root(), nesting.loops(id).getFirst()));
        return keys.stream().map(walk.spots()::get).filter(java.util.Objects::nonNull);
    }

    /**
     * An approval holds for the changes that were shown with it, and for no others of the same step. What was begun
     * under it is finished under it: a second attempt finds what the first one left, and names it.
     */
    private static List<String> approvals(Spot spot, RunState state) {
        var facts = state.facts(spot.place().key());
        var shown = facts.plan();
        if (shown == null || shown.nothingToDo() || !facts.changes().isEmpty()) return List.of();
        return state.approvals().values().stream()
                .filter(other -> other.previews().stream()
                        .anyMatch(preview -> preview.step().equals(spot.place().key())
                                && !preview.plan()
                                        .plan()
                                        .changes()
                                        .containsAll(shown.plan().changes())))
                .map(other -> Objects.requireNonNull(other.approval()))
                .map(approval -> "%s approved other changes of this step than those shown now. Let it be decided again."
                        .formatted(approval.by()))
                .toList();
    }

    private Optional<String> endangers(Step step) {
        return spec(step)
                .filter(action ->
                        action.spec().kind() == Kind.CONTAIN || action.spec().kind() == Kind.ERADICATE)
                .map(action -> action.spec().endangersEvidence());
    }

    private synchronized List<Step> keepersFor(Step step, Playbook playbook) {
        return keepers.computeIfAbsent(playbook, this::keepersIn).getOrDefault(step.id(), List.of());
    }

    private Map<String, List<Step>> keepersIn(Playbook playbook) {
        var roots = new ResourceRoots(playbook, scopes.nesting(playbook));
        var preserving = playbook.allSteps()
                .filter(s ->
                        spec(s).filter(a -> a.spec().kind() == Kind.PRESERVE).isPresent())
                .toList();
        var found = new HashMap<String, List<Step>>();
        playbook.allSteps().filter(s -> endangers(s).isPresent()).forEach(dangerous -> {
            var its = roots.of(dangerous);
            found.put(
                    dangerous.id(),
                    preserving.stream().filter(p -> shares(roots.of(p), its)).toList());
        });
        return found;
    }

    private static boolean shares(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private Optional<Action<?, ?>> spec(Step step) {
        return step.body() instanceof StepBody.Act act ? actions.find(act.action()) : Optional.empty();
    }

    private static String words(StepState state) {
        return switch (state) {
            case StepState.Waiting _, StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ ->
                "has not run yet";
            case StepState.Running _ -> "is still under way";
            case StepState.Done _, StepState.AlreadyDone _ -> "is done";
            case StepState.Skipped _ -> "was skipped";
            case StepState.Failed _ -> "failed";
            case StepState.InDoubt _ -> "is in doubt";
            case StepState.Undone _ -> "was taken back";
        };
    }
}
