package dev.cofferdam.run;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Expression;
import dev.cofferdam.playbook.OnError;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes once through a playbook, as far as a run's records say, and tells how every step instance stands and what the
 * playbook itself has to decide next. It evaluates nothing and changes nothing. Used by one thread.
 */
final class Walk {
    private final RunState state;
    private final Map<StepKey, Work> atWork;
    private final Map<StepKey, Spot> spots = new LinkedHashMap<>();
    private final Map<String, String> ended = new HashMap<>();
    /** For each container around the present step, the states of what it holds directly. */
    private final Deque<List<StepState>> held = new ArrayDeque<>();

    private @Nullable Decision decision;
    private boolean through;

    private Walk(RunState state, Map<StepKey, Work> atWork) {
        this.state = state;
        this.atWork = atWork;
    }

    static Walk through(Frame top, RunState state, Map<StepKey, Work> atWork) {
        var walk = new Walk(state, atWork);
        walk.through =
                walk.block(top.playbook().steps(), top, 0, new Turn.Open()).passes();
        return walk;
    }

    /** In the playbook's order, what a step holds behind it. */
    Map<StepKey, Spot> spots() {
        return spots;
    }

    /** The first decision that is due; several may be, one is made at a time. */
    Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    /** How the run ended; empty: it has not. */
    Optional<String> outcome() {
        return Optional.ofNullable(ended.get("")).or(() -> through ? Optional.of("completed") : Optional.empty());
    }

    /** What a step has given: what its records say, and how a called playbook ended. */
    ObjectNode outputs(StepKey key) {
        var outputs = state.facts(key).outputs();
        var spot = spots.get(key);
        if (spot == null
                || !(spot.place().step().body() instanceof StepBody.Call)
                || !spot.state().settled()) return outputs;
        if (spot.state() instanceof StepState.Skipped) return outputs;
        return Json.object().put("outcome", ended.getOrDefault(key.path(), "completed"));
    }

    StepState state(StepKey key) {
        var spot = spots.get(key);
        return spot == null ? new StepState.Waiting() : spot.state();
    }

    /**
     * What a step means for those behind it.
     *
     * @param passes whether they may start
     * @param succeeded whether they may rely on it
     */
    private record Passage(boolean passes, boolean succeeded) {
        static final Passage FREE = new Passage(true, true);

        Passage and(Passage other) {
            return new Passage(passes && other.passes, succeeded && other.succeeded);
        }
    }

    private Passage block(List<Step> steps, Frame frame, int depth, Turn turn) {
        var all = Passage.FREE;
        var now = turn;
        for (var step : steps) {
            var one = instance(step, frame, depth, now);
            all = all.and(one);
            if (now instanceof Turn.Open && !one.passes()) now = new Turn.NotYet(step.title());
        }
        return all;
    }

    private Passage together(List<Step> steps, Frame frame, int depth, Turn turn) {
        var all = Passage.FREE;
        for (var step : steps) all = all.and(instance(step, frame, depth, turn));
        return all;
    }

    private Passage instance(Step step, Frame frame, int depth, Turn turn) {
        var place = new Place(StepKey.in(frame.scope(), step.id()), step, frame);
        var outcome = ended.get(frame.root());
        var now = outcome == null ? turn : new Turn.Never("the playbook ended: " + outcome.replace('_', ' '));
        return step.forEach() == null ? one(place, depth, now) : each(place, step.forEach(), depth, now);
    }

    private Passage each(Place place, Step.ForEach loop, int depth, Turn turn) {
        var facts = state.facts(place.key());
        var own = standing(place, facts, turn, conditionOf(place, false));
        var rounds = facts.rounds();
        if (own.isEmpty() && rounds == null) decide(new Decision.Rounds(place));
        if (own.isPresent() || rounds == null) {
            return leaf(place, depth, turn, own.orElseGet(StepState.Waiting::new), facts);
        }
        return container(place, depth, turn, () -> {
            var all = Passage.FREE;
            var under = 0;
            // rounds of one action that may run at the same time are all offered: who runs them keeps to the number
            var offered = place.step().roundsGoTogether() ? Integer.MAX_VALUE : loop.maxParallel();
            for (var i = 0; i < rounds.size(); i++) {
                var key = place.key().round(i);
                var round = new Place(key, place.step(), place.frame().round(key, loop.as(), rounds.get(i)));
                var now = turn instanceof Turn.Open && under >= offered
                        ? new Turn.NotYet(place.step().title() + ", earlier rounds")
                        : turn;
                var one = one(round, depth + 1, now);
                all = all.and(one);
                if (!one.passes() && !(state(key) instanceof StepState.Failed)) under++;
            }
            return all;
        });
    }

    private Passage one(Place place, int depth, Turn turn) {
        var facts = state.facts(place.key());
        var isRound = place.step().forEach() != null;
        var own = standing(place, facts, turn, conditionOf(place, isRound));
        return switch (place.step().body()) {
            case StepBody.Act _, StepBody.Manual _ ->
                leaf(place, depth, turn, own.orElseGet(StepState.Ready::new), facts);
            case StepBody.Approve _ -> leaf(place, depth, turn, own.orElseGet(StepState.AwaitingApproval::new), facts);
            case StepBody.End _ -> {
                if (own.isEmpty()) decide(new Decision.End(place));
                if (facts.state() instanceof StepState.Done) {
                    ended.putIfAbsent(
                            place.frame().root(),
                            facts.outputs().path("outcome").asString());
                }
                yield leaf(place, depth, turn, own.orElseGet(StepState.Waiting::new), facts);
            }
            case StepBody.Parallel parallel ->
                holding(
                        place,
                        depth,
                        turn,
                        own,
                        facts,
                        within -> together(parallel.steps(), place.frame(), depth + 1, within));
            case StepBody.Choose choose -> {
                if (own.isEmpty() && facts.branch() == null) decide(new Decision.Branch(place));
                yield holding(
                        place, depth, turn, own, facts, within -> branches(choose, place, facts, depth + 1, within));
            }
            case StepBody.Call call -> {
                if (own.isEmpty() && facts.callInputs() == null) decide(new Decision.Call(place));
                yield holding(place, depth, turn, own, facts, within -> called(call, place, facts, depth + 1, within));
            }
        };
    }

    private Passage branches(StepBody.Choose choose, Place place, StepFacts facts, int depth, Turn turn) {
        var taken = facts.branch();
        var all = Passage.FREE;
        for (var i = 0; i < choose.branches().size(); i++) {
            Turn within;
            if (taken == null) within = turn instanceof Turn.Never ? turn : new Turn.Preview();
            else within = taken == i ? turn : new Turn.Never("another branch applies");
            all = all.and(block(choose.branches().get(i).steps(), place.frame(), depth, within));
        }
        return taken == null && turn instanceof Turn.Open ? new Passage(false, false) : all;
    }

    private Passage called(StepBody.Call call, Place place, StepFacts facts, int depth, Turn turn) {
        var inputs = facts.callInputs();
        var frame = Frame.called(call.playbook(), place.key(), inputs == null ? Json.object() : inputs);
        var within = inputs == null && !(turn instanceof Turn.Never) ? new Turn.Preview() : turn;
        return block(call.playbook().steps(), frame, depth, within);
    }

    /** What a step with others inside is when nothing but itself is looked at, and what that means for those inside. */
    private Passage holding(
            Place place,
            int depth,
            Turn turn,
            Optional<StepState> own,
            StepFacts facts,
            Function<Turn, Passage> inner) {
        if (own.isEmpty()) return container(place, depth, turn, () -> inner.apply(turn));
        var passage = leaf(place, depth, turn, own.get(), facts);
        held.push(new ArrayList<>());
        // listed only: what they come to does not matter while the step itself is settled or waits
        var _ = inner.apply(turnInside(own.get(), turn));
        held.pop();
        return passage;
    }

    private static Turn turnInside(StepState own, Turn turn) {
        if (own instanceof StepState.Skipped skipped) return new Turn.Never(skipped.reason());
        return own instanceof StepState.Waiting && turn instanceof Turn.NotYet ? turn : new Turn.Preview();
    }

    private Passage container(Place place, int depth, Turn turn, Supplier<Passage> inner) {
        // takes its place in the order before what it holds
        spots.put(
                place.key(),
                new Spot(place, depth, turn, state.facts(place.key()), new StepState.Waiting(), false, false));
        held.push(new ArrayList<>());
        var passage = inner.get();
        var total = Totals.of(held.pop());
        spot(new Spot(place, depth, turn, state.facts(place.key()), total, false, passage.succeeded()));
        return passage;
    }

    private void spot(Spot spot) {
        spots.put(spot.place().key(), spot);
        if (!held.isEmpty()) held.peek().add(spot.state());
    }

    private Passage leaf(Place place, int depth, Turn turn, StepState now, StepFacts facts) {
        var passes = now.settled()
                || (now instanceof StepState.Failed && place.step().onError() == OnError.CONTINUE);
        var succeeded = switch (now) {
            case StepState.Done _, StepState.AlreadyDone _ -> true;
            case StepState.Skipped _ -> facts.state() == null || facts.notApplicable();
            case StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Running _,
                    StepState.Failed _,
                    StepState.InDoubt _,
                    StepState.Undone _ -> false;
        };
        spot(new Spot(place, depth, turn, facts, now, true, succeeded));
        return new Passage(passes, succeeded);
    }

    /** How a step stands by itself; empty: it may begin. */
    private Optional<StepState> standing(Place place, StepFacts facts, Turn turn, Optional<Expression> condition) {
        var work = atWork.get(place.key());
        if (work != null) return Optional.of(work.state());
        var known = facts.state();
        var isTurn = turn instanceof Turn.Open || facts.outOfTurn();
        if (known != null && !(known instanceof StepState.Planned && !isTurn)) return Optional.of(known);
        if (turn instanceof Turn.Never never && !facts.outOfTurn())
            return Optional.of(new StepState.Skipped(never.why()));
        if (!isTurn) return Optional.of(new StepState.Waiting());
        if (condition.isPresent() && !facts.conditionHeld()) {
            decide(new Decision.Condition(place));
            return Optional.of(new StepState.Waiting());
        }
        return Optional.empty();
    }

    /** A condition that names the round's value is asked in each round, any other once before them. */
    private static Optional<Expression> conditionOf(Place place, boolean inRound) {
        var when = place.step().when();
        var loop = place.step().forEach();
        if (when == null || loop == null) return Optional.ofNullable(when);
        var namesRound = when.references().contains(loop.as());
        return namesRound == inRound ? Optional.of(when) : Optional.empty();
    }

    private void decide(Decision due) {
        if (decision == null) decision = due;
    }
}
