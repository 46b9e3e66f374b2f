package dev.cofferdam.report.bundle;

/** A bundle that is not as this program makes them, by accident or intent. The message names what of it and why. */
final class RefusedBundleException extends RuntimeException {
    RefusedBundleException(String message) {
        super(message);
    }
}
