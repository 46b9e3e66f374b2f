package dev.cofferdam.run;

import dev.cofferdam.playbook.Playbook;
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

    public Optional<StepView> step(StepKey key) {
        return steps.stream().filter(s -> s.key().equals(key)).findFirst();
    }
}
