package dev.cofferdam.ui;

/** The toolkit cannot start: no display, or a library that it needs is missing. The message is the toolkit's own. */
public final class NoToolkitException extends RuntimeException {
    NoToolkitException(Throwable cause) {
        super(String.valueOf(cause.getMessage()).strip(), cause);
    }
}
