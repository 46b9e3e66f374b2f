package dev.cofferdam.action;

/**
 * Something a playbook step can do. Implementations are stateless and thread-safe; all they learn of the world comes
 * through the {@link ActionContext}.
 *
 * @param <I> what goes in: a record whose components carry {@link Input}
 * @param <O> what comes out: a record whose components carry {@link Output}
 */
public sealed interface Action<I extends Record, O extends Record> permits ReadAction, ChangeAction {
    ActionSpec<I, O> spec();
}
