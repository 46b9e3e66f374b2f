package dev.cofferdam.action;

/** The action cannot do it. The message tells what happened, to which resource, and what to do. */
public final class ActionException extends RuntimeException {
    private final String code;

    /** @param code stable and searchable, as AWS's error codes: {@code InstanceTerminated} */
    public ActionException(String code, String message) {
        super(message);
        this.code = code;
    }

    public ActionException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
