package dev.cofferdam.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see from where it stands.
 *
 * @param variables the {@code as} names of the rounds around it
 * @param from the step that it belongs to; null where no step can be seen
 * @param itself whether that step has run when the expression is evaluated
 */
record Sight(
        Map<String, Typed> inputs,
        Map<String, Typed> variables,
        Spots steps,
        @Nullable Spot from,
        boolean itself) {
    static Sight ofInputs(Map<String, Typed> inputs, Spots steps) {
        return new Sight(inputs, Map.of(), steps, null, false);
    }

    Sight from(Spot step) {
        return new Sight(inputs, variables, steps, step, false);
    }

    Sight withItself() {
        return new Sight(inputs, variables, steps, from, true);
    }

    Sight with(String variable, Typed typed) {
        var more = new LinkedHashMap<>(variables);
        more.put(variable, typed);
        return new Sight(inputs, more, steps, from, itself);
    }

    Spot.View see(Spot other) {
        if (from == null) return new Spot.View.Hidden("cannot be seen here: only inputs can");
        if (itself && from.equals(other)) return new Spot.View.Seen(other, false);
        return from.see(other);
    }

    /** Every name that an expression may begin with. */
    Set<String> roots() {
        var roots = new TreeSet<>(variables.keySet());
        roots.add(Names.INPUTS);
        if (from != null) roots.add(Names.STEPS);
        return roots;
    }

    /** The ids of the steps that it sees. */
    Set<String> visible() {
        var ids = new TreeSet<String>();
        for (var id : steps.ids()) {
            var step = steps.find(id);
            if (step != null && see(step) instanceof Spot.View.Seen) ids.add(id);
        }
        return ids;
    }
}
