package dev.cofferdam.action.iam;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Setting;

/** An action whose changes are {@link Attribute}s of principals. */
interface ChangesPrincipals<I extends Record, O extends Record> extends ChangesSettings<I, O> {
    @Override
    default Setting setting(Change change) {
        return Attribute.of(change);
    }
}
