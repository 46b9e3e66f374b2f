package dev.cofferdam.run;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one thread does for one step: how far it is, and whether it should stop. Cancelling is cooperative: work stops
 * before its next change leaves, at its next word of progress, or while it waits, for time or for a person, never in
 * the middle of a call.
 */
final class Work implements Waiting {
    private final Instant since;
    private final AwsSession session;
    private final Runnable changed;
    private String progress = "";
    private boolean cancelled;
    /** Whether the work has been told to stop; what it does from then on is clearing up, which nothing disturbs. */
    private boolean stopping;

    private @Nullable Thread waiting;
    private @Nullable Instant deadline;
    private Duration timeout = Duration.ZERO;

    /** @param changed told after each word of progress; must not block */
    Work(Instant since, AwsSession session, Runnable changed) {
        this.since = since;
        this.session = session;
        this.changed = changed;
    }

    synchronized StepState.Running state() {
        return new StepState.Running(since, progress);
    }

    /** From now on the account's clock decides when it has taken too long. */
    synchronized void within(Duration time) {
        stopping = false;
        timeout = time;
        deadline = session.clock().instant().plus(time);
    }

    /** Nothing hurries it any more: waiting for AWS has a timeout of its own. */
    synchronized void withoutHurry() {
        deadline = null;
    }

    void progress(String message) {
        synchronized (this) {
            progress = message;
        }
        changed.run();
        check();
    }

    /**
     * A place where it is safe to stop. It stops once: an action that leaves something open behind it (a security group
     * that lets everything in) has to be able to close it on its way out.
     *
     * @throws CancelledException when the step was cancelled
     * @throws Failures.TimeoutException when it has taken too long
     */
    synchronized void check() {
        if (stopping) return;
        var isLate = deadline != null && session.clock().instant().isAfter(deadline);
        stopping = cancelled || isLate;
        if (cancelled) throw new CancelledException();
        if (isLate) throw new Failures.TimeoutException(timeout);
    }

    void pause(Duration time) {
        synchronized (this) {
            check();
            waiting = Thread.currentThread();
        }
        try {
            session.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                waiting = null;
                // a cancel has interrupted us, and has done what it was for
                if (cancelled) Thread.interrupted();
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            stopping();
            throw new CancelledException();
        }
        check();
    }

    /** What somebody takes to sign in is none of the step's time. */
    @Override
    public <T> T during(Asking<T> asking) throws InterruptedException {
        var from = session.clock().instant();
        synchronized (this) {
            check();
            waiting = Thread.currentThread();
        }
        try {
            return asking.ask();
        } catch (InterruptedException | RuntimeException e) {
            if (!isCancelled()) throw e;
            stopping();
            var told = new CancelledException();
            told.addSuppressed(e);
            throw told;
        } finally {
            synchronized (this) {
                waiting = null;
                if (cancelled) Thread.interrupted();
                if (deadline != null)
                    deadline =
                            deadline.plus(Duration.between(from, session.clock().instant()));
            }
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized void stopping() {
        stopping = true;
    }

    synchronized void cancel() {
        cancelled = true;
        if (waiting != null) waiting.interrupt();
    }
}
