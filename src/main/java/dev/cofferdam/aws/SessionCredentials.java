package dev.cofferdam.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials that a session's clients sign with, and their renewal. Clients never wait for a renewal: it may ask a
 * person, and a call has a timeout.
 */
final class SessionCredentials implements AwsCredentialsProvider, Validity {
    /** Time for somebody to find their phone. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** Fetches credentials; may ask, and take its time. */
    @FunctionalInterface
    interface Fetch {
        AwsCredentials fetch() throws InterruptedException;
    }

    /** Refuses what is no renewal of this session. */
    @FunctionalInterface
    interface Check {
        void check(AwsCredentials renewed);
    }

    private record Held(AwsCredentials credentials, long generation, Instant since) {}

    private final Fetch fetch;
    private final Clock clock;
    private volatile Held held;
    private volatile Check check = _ -> {};
    /** The generation that could not be renewed before its end, or that nobody wanted to: it is not tried twice. */
    private volatile long declined = -1;

    private @Nullable CompletableFuture<Optional<Boolean>> renewing;

    private SessionCredentials(Fetch fetch, Clock clock, Held held) {
        this.fetch = fetch;
        this.clock = clock;
        this.held = held;
    }

    static SessionCredentials fetched(Fetch fetch, Clock clock) throws InterruptedException {
        return new SessionCredentials(fetch, clock, new Held(fetch.fetch(), 0, clock.instant()));
    }

    void checkedBy(Check renewed) {
        check = renewed;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return held.credentials();
    }

    @Override
    public Optional<Instant> until() {
        return held.credentials().expirationTime();
    }

    @Override
    public long generation() {
        return held.generation();
    }

    @Override
    public boolean isDue() {
        var now = held;
        var until = now.credentials().expirationTime();
        if (until.isEmpty()) return false;
        if (declined == now.generation() && clock.instant().isBefore(until.get())) return false;
        var quarter = Duration.between(now.since(), until.get()).dividedBy(4);
        var early = quarter.compareTo(EARLY) < 0 ? quarter : EARLY;
        return !clock.instant().isBefore(until.get().minus(early));
    }

    @Override
    public boolean renew(long seen) throws InterruptedException {
        while (true) {
            CompletableFuture<Optional<Boolean>> outcome;
            boolean ours;
            synchronized (this) {
                if (held.generation() != seen) return true;
                ours = renewing == null;
                if (renewing == null) renewing = new CompletableFuture<>();
                outcome = renewing;
            }
            if (ours) lead(outcome);
            var renewed = awaited(outcome);
            if (renewed.isPresent()) return renewed.get();
            // whoever was asked has been cancelled: the next of those that wait asks anew
        }
    }

    private void lead(CompletableFuture<Optional<Boolean>> outcome) throws InterruptedException {
        try {
            var swapped = swapped();
            over();
            outcome.complete(Optional.of(swapped));
        } catch (InterruptedException e) {
            over();
            outcome.complete(Optional.empty());
            throw e;
        } catch (RuntimeException | Error e) {
            declined = held.generation();
            over();
            outcome.completeExceptionally(e);
        }
    }

    private synchronized void over() {
        renewing = null;
    }

    /** Static keys come back as they were: there is nothing to go on with. */
    private boolean swapped() throws InterruptedException {
        var old = held;
        var fresh = fetched();
        if (fresh.equals(old.credentials())) {
            declined = old.generation();
            return false;
        }
        check.check(fresh);
        held = new Held(fresh, old.generation() + 1, clock.instant());
        return true;
    }

    /** A client that is interrupted in a call has an exception of its own for it. */
    private AwsCredentials fetched() throws InterruptedException {
        try {
            return fetch.fetch();
        } catch (RuntimeException e) {
            if (!Thread.interrupted()) throw e;
            var interrupted = new InterruptedException("interrupted while the session was being renewed");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** @return empty: whoever renewed it was interrupted */
    private static Optional<Boolean> awaited(CompletableFuture<Optional<Boolean>> outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AwsSessionException refused
                    ? new AwsSessionException(String.valueOf(refused.getMessage()), refused)
                    : new AwsSessionException(
                            "The session could not be renewed: " + AwsErrors.sentence(String.valueOf(e.getCause())), e);
        }
    }
}
