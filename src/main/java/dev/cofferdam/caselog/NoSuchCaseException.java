package dev.cofferdam.caselog;

/** There is no such case, or not any more. */
public final class NoSuchCaseException extends CaseLogException {
    private final String asked;

    NoSuchCaseException(String asked, String message) {
        super(message);
        this.asked = asked;
    }

    /** The id that was asked for, or its beginning. */
    public String asked() {
        return asked;
    }
}
