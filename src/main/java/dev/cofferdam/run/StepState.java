package dev.cofferdam.run;

import java.time.Instant;

/**
 * How a step stands. The first three are derived from the playbook and the other steps; the rest is what records say.
 */
public sealed interface StepState {
    /** Earlier steps are not through yet. */
    record Waiting() implements StepState {}

    /** It is this step's turn: to be planned, read, answered or decided. */
    record Ready() implements StepState {}

    /** Its plan was shown and waits for a yes; the plan is the view's. */
    record Planned() implements StepState {}

    /** A person has to approve. */
    record AwaitingApproval() implements StepState {}

    /** @param progress the last word of the action, empty at first */
    record Running(Instant since, String progress) implements StepState {}

    record Done() implements StepState {}

    /** The goal held before we touched anything. */
    record AlreadyDone() implements StepState {}

    record Skipped(String reason) implements StepState {}

    /** @param undoable whether a part of it may have been changed, which undo can take back */
    record Failed(Failure failure, boolean undoable) implements StepState {}

    /** A change was about to be made and nobody knows whether it was; only a fresh look at the account can tell. */
    record InDoubt(String why) implements StepState {}

    record Undone() implements StepState {}

    /** Whether the steps behind it may start. */
    default boolean settled() {
        return switch (this) {
            case Done _, AlreadyDone _, Skipped _, Undone _ -> true;
            case Waiting _, Ready _, Planned _, AwaitingApproval _, Running _, Failed _, InDoubt _ -> false;
        };
    }

    /** Lower-case, as expressions, {@code --json} and exports have it. */
    default String word() {
        return switch (this) {
            case Waiting _ -> "waiting";
            case Ready _ -> "ready";
            case Planned _ -> "planned";
            case AwaitingApproval _ -> "awaiting_approval";
            case Running _ -> "running";
            case Done _ -> "done";
            case AlreadyDone _ -> "already_done";
            case Skipped _ -> "skipped";
            case Failed _ -> "failed";
            case InDoubt _ -> "in_doubt";
            case Undone _ -> "undone";
        };
    }
}
