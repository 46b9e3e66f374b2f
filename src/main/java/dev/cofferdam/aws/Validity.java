package dev.cofferdam.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a session's credentials are good for, and how they are made good again. Thread-safe. */
public interface Validity {
    /** From when on the responder is warned. */
    Duration WARNING = Duration.ofMinutes(10);

    /** Credentials that do not end, or whose end nobody knows. */
    Validity ENDLESS = new Validity() {
        @Override
        public Optional<Instant> until() {
            return Optional.empty();
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public boolean renew(long seen) {
            return false;
        }
    };

    /** Empty where they do not end. */
    Optional<Instant> until();

    /** How often they were renewed. */
    long generation();

    /** Whether they should be renewed before the next call, because they end soon. */
    boolean isDue();

    /**
     * Renews them, asking whoever sits there where a code or a sign-in is needed. Who comes while it is being done
     * waits for the same renewal, and shares its outcome.
     *
     * @param seen the generation that a call was made with; when there is a newer one by now, nothing is done
     * @return whether there are newer credentials now; false: these cannot be renewed
     * @throws AwsSessionException when it was called off or refused; the old ones stay
     * @throws InterruptedException when the waiting thread was interrupted
     */
    boolean renew(long seen) throws InterruptedException;
}
