package dev.cofferdam.run;

import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells where in a playbook a step stands: which {@code for_each} is around it. Immutable. */
final class Nesting {
    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, List<String>> loops = new HashMap<>();

    Nesting(Playbook playbook) {
        add(playbook.steps(), List.of());
    }

    private void add(List<Step> block, List<String> around) {
        for (var step : block) {
            var within = around;
            if (step.forEach() != null) {
                within = new ArrayList<>(around);
                within.add(step.id());
            }
            steps.put(step.id(), step);
            loops.put(step.id(), List.copyOf(within));
            add(step.children(), within);
        }
    }

    Optional<Step> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** The ids of the steps with {@code for_each} around a step, the outermost first, itself included. */
    List<String> loops(String id) {
        return loops.getOrDefault(id, List.of());
    }

    /**
     * Which instances of a step somebody sees from a place: the one of the same round where they share it, else those
     * of all rounds there are.
     *
     * @param from the key of the place that looks
     */
    Instances seenFrom(Frame frame, StepKey from, String id, RunState state) {
        return follow(frame.root(), from, id, loops(id), state, true);
    }

    /** @param single whether every loop around it is shared with who looks, so that there is exactly one */
    record Instances(List<StepKey> keys, boolean single) {}

    private Instances follow(
            String prefix, StepKey from, String id, List<String> around, RunState state, boolean shared) {
        if (around.isEmpty()) return new Instances(List.of(StepKey.in(prefix, id)), shared);
        var loop = StepKey.in(prefix, around.getFirst());
        var inner = around.subList(1, around.size());
        var own = inner.isEmpty() && around.getFirst().equals(id);
        var here = shared ? roundAround(loop, from) : Optional.<StepKey>empty();
        if (here.isPresent()) {
            return own
                    ? new Instances(List.of(here.get()), true)
                    : follow(here.get().path(), from, id, inner, state, true);
        }
        var rounds = state.facts(loop).rounds();
        var keys = new ArrayList<StepKey>();
        for (var i = 0; rounds != null && i < rounds.size(); i++) {
            var round = loop.round(i);
            if (own) keys.add(round);
            else keys.addAll(follow(round.path(), from, id, inner, state, false).keys());
        }
        return new Instances(List.copyOf(keys), false);
    }

    /** The round of a loop in which a key stands, or which it is. */
    private static Optional<StepKey> roundAround(StepKey loop, StepKey from) {
        var start = loop.path() + "#";
        if (!from.path().startsWith(start)) return Optional.empty();
        var end = from.path().indexOf('/', start.length());
        return Optional.of(new StepKey(end < 0 ? from.path() : from.path().substring(0, end)));
    }
}
