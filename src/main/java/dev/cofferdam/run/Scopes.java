package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds what an expression sees from where it stands: as much as it refers to, anew for each evaluation. Of a step
 * that stands in other rounds it sees lists, a value a round. Thread-safe.
 */
final class Scopes {
    private final ActionRegistry actions;
    private final IdentityHashMap<Playbook, Nesting> nestings = new IdentityHashMap<>();

    Scopes(ActionRegistry actions) {
        this.actions = actions;
    }

    synchronized Nesting nesting(Playbook playbook) {
        return nestings.computeIfAbsent(playbook, Nesting::new);
    }

    /**
     * @param references as an expression tells them: {@code steps.identify.volume_ids}
     * @param walks how each instance stands now
     */
    Scope of(Place from, Set<String> references, RunState state, Supplier<Walk> walks) {
        var nesting = nesting(from.frame().playbook());
        var steps = Json.object();
        var named = stepsIn(references);
        if (named.isEmpty())
            return new Scope(from.frame().inputs(), steps, from.frame().variables());
        var walk = walks.get();
        for (var id : named) {
            nesting.step(id).ifPresent(step -> {
                var seen = nesting.seenFrom(from.frame(), from.key(), id, state);
                steps.set(id, seen.single() ? one(seen.keys().getFirst(), walk) : many(step, seen.keys(), from, walk));
            });
        }
        return new Scope(from.frame().inputs(), steps, from.frame().variables());
    }

    static Set<String> stepsIn(Set<String> references) {
        return references.stream()
                .filter(name -> name.startsWith("steps."))
                .map(name -> name.substring("steps.".length()).split("\\.", 2)[0])
                .collect(Collectors.toSet());
    }

    private static ObjectNode one(StepKey key, Walk walk) {
        var seen = walk.outputs(key).deepCopy();
        seen.put("status", walk.state(key).word());
        return seen;
    }

    private ObjectNode many(Step step, List<StepKey> keys, Place from, Walk walk) {
        var seen = Json.object();
        for (var name : outputs(step)) {
            var values = seen.putArray(name);
            for (var key : keys) {
                var value = walk.outputs(key).path(name);
                if (!value.isMissingNode()) values.add(value);
            }
        }
        seen.put("status", statusOfAll(step, keys, from, walk).word());
        return seen;
    }

    /** A loop at the top has a state of its own: it may have been skipped before it had any round. */
    private StepState statusOfAll(Step step, List<StepKey> keys, Place from, Walk walk) {
        var isTopLoop = nesting(from.frame().playbook()).loops(step.id()).equals(List.of(step.id()));
        return isTopLoop
                ? walk.state(StepKey.in(from.frame().root(), step.id()))
                : Totals.of(keys.stream().map(walk::state).toList());
    }

    private Set<String> outputs(Step step) {
        return switch (step.body()) {
            case StepBody.Act act ->
                actions.find(act.action()).stream()
                        .flatMap(action -> action.spec().outputs().stream())
                        .map(Parameter::name)
                        .collect(Collectors.toSet());
            case StepBody.Manual manual -> manual.ask().keySet();
            case StepBody.Approve _ -> Set.of("decision", "by");
            case StepBody.Call _, StepBody.End _ -> Set.of("outcome");
            case StepBody.Choose _, StepBody.Parallel _ -> Set.of();
        };
    }
}
