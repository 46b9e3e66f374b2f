package dev.cofferdam.action;

/**
 * A change that nothing takes back: what it removes cannot be read before, or is never made again as it was. Its risk
 * is {@link Risk#DESTRUCTIVE}, and its plan still tells what there was, for whoever asks later.
 */
public interface Irreversible<I extends Record, O extends Record> extends WithoutUndo<I, O> {}
