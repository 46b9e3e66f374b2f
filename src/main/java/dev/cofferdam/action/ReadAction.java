package dev.cofferdam.action;

/** Reads, and may keep what it read as evidence; changes nothing in the account. */
public non-sealed interface ReadAction<I extends Record, O extends Record> extends Action<I, O> {
    /** @throws ActionException when it cannot be read, with a message for the responder */
    O read(I in, ActionContext aws);
}
