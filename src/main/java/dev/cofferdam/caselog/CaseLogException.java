package dev.cofferdam.caselog;

/** The case could not be read or written. The message tells a user what happened, to which case, and what to do. */
public class CaseLogException extends RuntimeException {
    public CaseLogException(String message) {
        super(message);
    }

    public CaseLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
