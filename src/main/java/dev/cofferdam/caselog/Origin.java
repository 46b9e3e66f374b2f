package dev.cofferdam.caselog;

import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from: who acts, on what kind of account, and in which step of which run.
 *
 * @param stepId the step's key without its round: {@code snapshot}, {@code fan#0/child}
 * @param iteration the round of a {@code for_each}, from 0
 */
public record Origin(
        Actor actor,
        Mode mode,
        @Nullable String runId,
        @Nullable PlaybookRef playbook,
        @Nullable String stepId,
        @Nullable Integer iteration) {

    /** Of the case itself: no run, no step. */
    public static Origin of(Actor actor, Mode mode) {
        return new Origin(actor, mode, null, null, null, null);
    }

    public Origin by(Actor other) {
        return new Origin(other, mode, runId, playbook, stepId, iteration);
    }

    public Origin inRun(String run, PlaybookRef ref) {
        return new Origin(actor, mode, run, ref, null, null);
    }

    /** The step with its round, where it has one: {@code snapshot#0}; null where it is of no step. */
    public @Nullable String stepKey() {
        return stepId == null || iteration == null ? stepId : stepId + "#" + iteration;
    }

    public Origin inStep(String step, @Nullable Integer round) {
        return new Origin(actor, mode, runId, playbook, step, round);
    }
}
