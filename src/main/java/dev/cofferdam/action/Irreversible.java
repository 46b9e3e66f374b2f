package dev.cofferdam.action;

import java.util.List;

/**
 * A change that nothing takes back: what it removes cannot be read before, or is never made again as it was. Its risk
 * is {@link Risk#DESTRUCTIVE}, and its plan still tells what there was, for whoever asks later.
 */
public interface Irreversible<I extends Record, O extends Record> extends ChangeAction<I, O> {
    @Override
    default Undo undo(Plan plan) {
        return new Undo(List.of());
    }

    @Override
    default Plan planUndo(Undo undo, ActionContext aws) {
        return Plan.of("This cannot be taken back", List.of());
    }

    @Override
    default void applyUndo(Plan undoPlan, ActionContext aws) {
        if (!undoPlan.changes().isEmpty()) throw new IllegalArgumentException(spec().id() + " cannot be taken back");
    }
}
