package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Expression;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what an approval is about: the changes behind it, up to the next approval, as far as it can be told now which
 * they are. What hangs on a step that has not run yet is left out. Thread-safe.
 */
final class Approvals {
    /** Whoever is shown more decides without having read it. */
    private static final int MOST = 50;

    private final ActionRegistry actions;
    private final BiFunction<Place, Set<String>, Scope> scopes;

    Approvals(ActionRegistry actions, BiFunction<Place, Set<String>, Scope> scopes) {
        this.actions = actions;
        this.scopes = scopes;
    }

    /** In the playbook's order. */
    List<Place> letsThrough(Spot approval, Walk walk, RunState state) {
        var frame = approval.place().frame();
        var found = new ArrayList<Place>();
        behind(frame.playbook().steps(), approval.place().step().id())
                .ifPresent(steps -> new Search(walk, state, found).in(steps, frame));
        return List.copyOf(found);
    }

    /** Until a step has begun that it lets through. */
    boolean canBeAskedAgain(Spot approval, Walk walk) {
        return approval.facts().approval() != null
                && !approval.facts().previews().isEmpty()
                && approval.facts().previews().stream().anyMatch(preview -> mayStillRun(walk.state(preview.step())));
    }

    private static boolean mayStillRun(StepState state) {
        return state instanceof StepState.Waiting
                || state instanceof StepState.Ready
                || state instanceof StepState.Planned;
    }

    /** The steps behind one, outwards to the end of the round that it stands in. */
    private static Optional<List<Step>> behind(List<Step> block, String id) {
        for (var i = 0; i < block.size(); i++) {
            var rest = block.subList(i + 1, block.size());
            var step = block.get(i);
            if (step.id().equals(id)) return Optional.of(rest);
            var within =
                    blocks(step).flatMap(inner -> behind(inner, id).stream()).findFirst();
            if (within.isPresent()) {
                return step.forEach() != null
                        ? within
                        : Optional.of(Stream.concat(within.get().stream(), rest.stream())
                                .toList());
            }
        }
        return Optional.empty();
    }

    private static Stream<List<Step>> blocks(Step step) {
        return switch (step.body()) {
            case StepBody.Choose choose -> choose.branches().stream().map(StepBody.Branch::steps);
            case StepBody.Parallel parallel -> Stream.of(parallel.steps());
            case StepBody.Act _, StepBody.Manual _, StepBody.Approve _, StepBody.Call _, StepBody.End _ ->
                Stream.empty();
        };
    }

    private final class Search {
        private final Walk walk;
        private final RunState state;
        private final List<Place> found;

        Search(Walk walk, RunState state, List<Place> found) {
            this.walk = walk;
            this.state = state;
            this.found = found;
        }

        /** @return whether what follows belongs to it too */
        boolean in(List<Step> steps, Frame frame) {
            for (var step : steps) {
                if (found.size() >= MOST || !at(step, frame)) return false;
            }
            return true;
        }

        private boolean at(Step step, Frame frame) {
            var place = new Place(StepKey.in(frame.scope(), step.id()), step, frame);
            if (walk.state(place.key()).settled()) return true;
            var applies = applies(place);
            var ends = step.body() instanceof StepBody.Approve || step.body() instanceof StepBody.End;
            if (ends) return applies.filter(yes -> !yes).isPresent();
            return applies.filter(yes -> yes).isEmpty() || rounds(place).allMatch(this::body);
        }

        private boolean body(Place place) {
            return switch (place.step().body()) {
                case StepBody.Act act -> {
                    if (actions.find(act.action()).orElse(null) instanceof ChangeAction<?, ?> && isKnown(act, place)) {
                        found.add(place);
                    }
                    yield true;
                }
                case StepBody.Choose choose ->
                    branch(choose, place).map(steps -> in(steps, place.frame())).orElse(true);
                case StepBody.Parallel parallel -> in(parallel.steps(), place.frame());
                case StepBody.Call call -> {
                    callInputs(call, place)
                            .ifPresent(inputs ->
                                    in(call.playbook().steps(), Frame.called(call.playbook(), place.key(), inputs)));
                    yield true;
                }
                case StepBody.Manual _, StepBody.Approve _, StepBody.End _ -> true;
            };
        }

        /** Empty where it cannot be told yet. */
        private Optional<Boolean> applies(Place place) {
            var when = place.step().when();
            if (when == null || state.facts(place.key()).conditionHeld()) return Optional.of(true);
            return test(when, place);
        }

        private Optional<Boolean> test(Expression when, Place place) {
            try {
                return Optional.of(when.test(scopes.apply(place, when.references())));
            } catch (EvaluationException e) {
                return Optional.empty();
            }
        }

        private Stream<Place> rounds(Place place) {
            var loop = place.step().forEach();
            if (loop == null) return Stream.of(place);
            try {
                var items =
                        loop.items().evaluate(scopes.apply(place, loop.items().references()));
                var rounds = new ArrayList<Place>();
                for (var i = 0; i < items.size(); i++) {
                    var key = place.key().round(i);
                    rounds.add(new Place(key, place.step(), place.frame().round(key, loop.as(), items.get(i))));
                }
                return rounds.stream().filter(round -> !walk.state(round.key()).settled());
            } catch (EvaluationException e) {
                return Stream.empty();
            }
        }

        private Optional<List<Step>> branch(StepBody.Choose choose, Place place) {
            for (var branch : choose.branches()) {
                if (branch.when() == null) return Optional.of(branch.steps());
                var holds = test(branch.when(), place);
                if (holds.isEmpty()) return Optional.empty();
                if (holds.get()) return Optional.of(branch.steps());
            }
            return Optional.empty();
        }

        private boolean isKnown(StepBody.Act act, Place place) {
            try {
                StepWork.evaluated(act, references -> scopes.apply(place, references));
                return true;
            } catch (EvaluationException e) {
                return false;
            }
        }

        private Optional<ObjectNode> callInputs(StepBody.Call call, Place place) {
            var given = dev.cofferdam.caselog.Json.object();
            try {
                call.inputs()
                        .forEach((name, value) ->
                                given.set(name, value.evaluate(scopes.apply(place, value.references()))));
                return Optional.of(StartInputs.of(call.playbook(), given));
            } catch (EvaluationException | IntentException e) {
                return Optional.empty();
            }
        }
    }
}
