package dev.cofferdam.action;

import java.util.List;

/**
 * A change that leaves nothing to take back: what it makes is kept, or what it ends can begin anew by itself. Why, says
 * {@link ActionSpec#undo}.
 */
public interface WithoutUndo<I extends Record, O extends Record> extends ChangeAction<I, O> {
    @Override
    default Undo undo(Plan plan) {
        return new Undo(List.of());
    }

    @Override
    default Plan planUndo(Undo undo, ActionContext aws) {
        return Plan.of(spec().undo(), List.of());
    }

    @Override
    default void applyUndo(Plan undoPlan, ActionContext aws) {
        if (!undoPlan.changes().isEmpty()) throw new IllegalArgumentException(spec().id() + " takes nothing back");
    }
}
