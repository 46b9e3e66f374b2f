package dev.cofferdam.run;

import org.jspecify.annotations.Nullable;

/**
 * Names one instance of a step in a run: {@code isolate}; {@code snapshot#0} for the first round of a {@code for_each};
 * {@code fan#0/child} inside such a round; {@code cap/memory} for a step of the sub-playbook that step {@code cap}
 * calls.
 */
public record StepKey(String path) {
    /** @param scope the key of the round or call around it, empty at the top */
    static StepKey in(String scope, String stepId) {
        return new StepKey(scope.isEmpty() ? stepId : scope + "/" + stepId);
    }

    public StepKey round(int number) {
        return new StepKey(path + "#" + number);
    }

    /** The key without its own round, as a record's {@code step_id} has it. */
    public String stepId() {
        var hash = ownRound();
        return hash < 0 ? path : path.substring(0, hash);
    }

    /** The loop that it is a round of, or itself. */
    public StepKey loop() {
        return new StepKey(stepId());
    }

    /** The round, from 0, as a record's {@code iteration} has it. */
    public @Nullable Integer iteration() {
        var hash = ownRound();
        return hash < 0 ? null : Integer.valueOf(path.substring(hash + 1));
    }

    private int ownRound() {
        return path.indexOf('#', path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return path;
    }
}
