package dev.cofferdam.action.kms;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Setting;

/** An action that changes the state of a key. */
interface ChangesKeyState<I extends Record, O extends Record> extends ChangesSettings<I, O> {
    @Override
    default Setting setting(Change change) {
        return new KeyState();
    }
}
