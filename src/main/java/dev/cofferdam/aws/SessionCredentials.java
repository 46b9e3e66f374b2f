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

    private @Nullable CompletableFuture<Boolean> renewing;

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
        CompletableFuture<Boolean> outcome;
        boolean ours;
        synchronized (this) {
            if (held.generation() != seen) return true;
            ours = renewing == null;
            if (renewing == null) renewing = new CompletableFuture<>();
            outcome = renewing;
        }
        if (ours) lead(outcome);
        return awaited(outcome);
    }

    private void lead(CompletableFuture<Boolean> outcome) {
        try {
            outcome.complete(swapped());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.completeExceptionally(new AwsSessionException(
                    "The session was not renewed: whoever renewed it was interrupted. Run the step again.", e));
        } catch (RuntimeException | Error e) {
            declined = held.generation();
            outcome.completeExceptionally(e);
        } finally {
            synchronized (this) {
                renewing = null;
            }
        }
    }

    /** Static keys come back as they were: there is nothing to go on with. */
    private boolean swapped() throws InterruptedException {
        var old = held;
        var fresh = fetch.fetch();
        if (fresh.equals(old.credentials())) {
            declined = old.generation();
            return false;
        }
        check.check(fresh);
        held = new Held(fresh, old.generation() + 1, clock.instant());
        return true;
    }

    private static boolean awaited(CompletableFuture<Boolean> outcome) throws InterruptedException {
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
