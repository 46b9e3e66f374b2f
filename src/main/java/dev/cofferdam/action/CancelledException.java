package dev.cofferdam.action;

/** The responder cancelled the step. */
public final class CancelledException extends RuntimeException {
    public CancelledException() {
        super("cancelled");
    }
}
