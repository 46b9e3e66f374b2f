package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import software.amazon.awssdk.services.iam.IamClient;

/** An action whose changes are {@link Attribute}s of principals, each put back as a whole. */
interface ChangesAttributes<I extends Record, O extends Record> extends ChangeAction<I, O> {
    @Override
    default Plan planUndo(Undo undo, ActionContext aws) {
        return new AttributeUndo(aws.client(IamClient.class)).plan(undo);
    }

    @Override
    default void applyUndo(Plan undoPlan, ActionContext aws) {
        Attribute.apply(aws.client(IamClient.class), undoPlan);
    }
}
