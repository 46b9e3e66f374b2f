package dev.cofferdam.playbook;

/** An expression that was right by its types could not be evaluated: a step without a result, a missing key. */
public final class EvaluationException extends RuntimeException {
    public EvaluationException(String message) {
        super(message);
    }

    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
