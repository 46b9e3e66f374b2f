package dev.cofferdam.report.bundle;

/** Nothing that this program can check. The message tells a user why, and what to do. */
final class UnknownBundleException extends RuntimeException {
    UnknownBundleException(String message) {
        super(message);
    }

    UnknownBundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
