package dev.cofferdam.cli;

/** The workbench cannot be shown here; nothing was opened. The message says why, as the end of a sentence. */
public final class NoWindowException extends RuntimeException {
    public NoWindowException(String message, Throwable cause) {
        super(message, cause);
    }
}
