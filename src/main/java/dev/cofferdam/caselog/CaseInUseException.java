package dev.cofferdam.caselog;

/** Another process (or window) has the case open for writing; reading it is still possible. */
public final class CaseInUseException extends CaseLogException {
    public CaseInUseException(String message) {
        super(message);
    }
}
