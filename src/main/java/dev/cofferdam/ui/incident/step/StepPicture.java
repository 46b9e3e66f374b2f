package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * All that is shown of the current step at one moment. Immutable.
 *
 * @param spec of the action, where the step is one
 * @param guidance Markdown
 * @param busy whether an intent is under way for it
 * @param undo the plan to take it back, once it was asked for
 * @param planChanged whether the plan that is shown is not the one that was agreed to
 * @param following the step whose turn is next
 */
record StepPicture(
        StepView view,
        Nature nature,
        Optional<ActionSpec<?, ?>> spec,
        String guidance,
        Map<String, JsonNode> inputs,
        Set<Deed> deeds,
        boolean busy,
        Optional<Trouble> trouble,
        Optional<ShownPlan> undo,
        boolean planChanged,
        Optional<StepView> following,
        RunStatus status,
        boolean dryRun) {

    /** What a key press means; nothing while something is under way. */
    Optional<Deed> primary() {
        return busy ? Optional.empty() : Deed.primary(deeds);
    }

    /** Whether the step is over and another one's turn has come. */
    boolean leadsOn() {
        return isOver() && !busy && following.isPresent();
    }

    /** The names of the outputs that are graphs. */
    List<String> graphs() {
        return spec.stream()
                .flatMap(s -> s.outputs().stream())
                .filter(output -> output.type() == ValueType.GRAPH)
                .map(Parameter::name)
                .toList();
    }

    boolean isOver() {
        return view.state().settled();
    }
}
