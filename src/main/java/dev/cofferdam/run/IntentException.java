package dev.cofferdam.run;

/** An intent that does not fit the present state of the run. The message says why, and what would. */
public final class IntentException extends RuntimeException {
    public IntentException(String message) {
        super(message);
    }
}
