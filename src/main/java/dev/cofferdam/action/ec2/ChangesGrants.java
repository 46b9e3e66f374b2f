package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;

/** An action that gives or takes {@link SnapshotGrants}, each put back by itself. */
interface ChangesGrants<I extends Record, O extends Record> extends ChangeAction<I, O> {
    @Override
    default Plan planUndo(Undo undo, ActionContext aws) {
        return new SnapshotGrants(aws).planUndo(undo);
    }

    @Override
    default void applyUndo(Plan undoPlan, ActionContext aws) {
        new SnapshotGrants(aws).make(undoPlan.changes());
    }
}
