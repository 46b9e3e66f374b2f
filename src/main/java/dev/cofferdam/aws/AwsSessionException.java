package dev.cofferdam.aws;

/** No session could be had. The message tells a user why, and what to do. */
public final class AwsSessionException extends RuntimeException {
    public AwsSessionException(String message) {
        super(message);
    }

    public AwsSessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
