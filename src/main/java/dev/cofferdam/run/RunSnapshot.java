package dev.cofferdam.run;

import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.Playbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A run at one moment. Immutable.
 *
 * @param steps every step instance in the playbook's order, the nested ones behind the step that holds them; containers
 *     (parallel, choose, for_each, sub-playbook) are listed with the state of what they hold
 * @param next the steps whose turn it is, in order: ready, planned, awaiting approval, failed or in doubt
 */
public record RunSnapshot(
        String runId,
        Playbook playbook,
        String target,
        Map<String, JsonNode> inputs,
        boolean dryRun,
        RunStatus status,
        List<StepView> steps,
        List<StepKey> next) {

    /** The phase of each step: its own, else that of the step that holds it; none where neither has one. */
    public Map<StepKey, Phase> phases() {
        var phases = new HashMap<StepKey, Phase>();
        var around = new ArrayList<Optional<Phase>>();
        for (var view : steps) {
            while (around.size() > view.depth()) around.removeLast();
            var outer = around.isEmpty() ? Optional.<Phase>empty() : around.getLast();
            var phase = Optional.ofNullable(view.step().phase()).or(() -> outer);
            phase.ifPresent(known -> phases.put(view.key(), known));
            around.add(phase);
        }
        return phases;
    }

    public Optional<StepView> step(StepKey key) {
        return steps.stream().filter(s -> s.key().equals(key)).findFirst();
    }
}
