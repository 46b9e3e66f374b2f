package dev.cofferdam.run;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.CancelledException;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.playbook.EvaluationException;
import java.time.Duration;

/** What exceptions mean for somebody who has to decide. */
final class Failures {
    static final Failure UNDO_INCOMPLETE = new Failure(
            "UndoIncomplete",
            "Taking the change back was interrupted, and not all of it is restored.",
            "Take it back again: what is left is shown first.");

    /** @param changeUnknown whether a change may have been made all the same */
    record Told(Failure failure, boolean changeUnknown) {}

    private Failures() {}

    static Told of(Throwable thrown) {
        return switch (thrown) {
            case ActionException e ->
                new Told(
                        new Failure(e.code(), text(e), "Mend what is in the way and run the step again, or skip it."),
                        false);
            case CancelledException _ ->
                new Told(
                        new Failure(
                                "Cancelled",
                                "The step was cancelled.",
                                "Run it again, skip it, or take back what was changed."),
                        false);
            case TimeoutException e -> new Told(e.failure(), false);
            case EvaluationException e -> new Told(expression(e), false);
            default -> {
                var error = AwsErrors.explain(thrown);
                yield new Told(new Failure(error.code(), error.what(), error.todo()), error.changeUnknown());
            }
        };
    }

    static Failure expression(EvaluationException e) {
        return new Failure(
                "ExpressionFailed",
                text(e),
                "A value that the playbook needs is not there: see what the steps before it gave, then run the step"
                        + " again or skip it.");
    }

    static Failure notEntered(AwsSessionException e) {
        return new Failure(
                "AccountNotEntered",
                text(e),
                "Have the role in that account trust who you are signed in as, then run the step again, or skip it.");
    }

    static Failure rejected(Approval approval) {
        var reason = approval.reason();
        return new Failure(
                "Rejected",
                approval.by() + " said no" + (reason == null ? "." : ": " + reason),
                "Ask again, or skip the step with a reason; what needs it should then not run.");
    }

    static Failure unverified(String expression) {
        return new Failure(
                "NotVerified",
                "The change was made, and what was read afterwards does not fit: " + expression + " is false.",
                "Look at the resource, then run the step again or take it back.");
    }

    static Failure waitedTooLong(String until, Duration timeout) {
        return new Failure(
                "WaitTimedOut",
                "It is not '" + until + "' after " + words(timeout) + "; what was started goes on.",
                "Run the step again: it finds what was started and goes on waiting.");
    }

    static Failure notRestored(int left) {
        return new Failure(
                "NotRestored",
                left + (left == 1 ? " change was" : " changes were") + " not restored, as a fresh look shows.",
                "Look at the resource, then take it back again.");
    }

    static String words(Duration time) {
        if (time.toSeconds() % 3600 == 0) return time.toHours() + " h";
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String text(Throwable e) {
        return String.valueOf(e.getMessage());
    }

    /** The step took longer than its playbook allows. */
    static final class TimeoutException extends RuntimeException {
        private final transient Failure failure;

        TimeoutException(Duration timeout) {
            super("timeout");
            failure = new Failure(
                    "StepTimedOut",
                    "The step took longer than the " + words(timeout) + " that its playbook allows.",
                    "See how far it came, then run it again.");
        }

        Failure failure() {
            return failure;
        }
    }
}
