package dev.cofferdam.range.service;

/** The service refuses, with its own code and message; becomes the client's modeled exception. */
public final class ServiceError extends RuntimeException {
    private final String code;
    private final int status;

    public ServiceError(String code, String message) {
        this(code, message, 400);
    }

    /** @param status of HTTP */
    public ServiceError(String code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
