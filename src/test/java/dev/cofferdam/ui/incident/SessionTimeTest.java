package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void isNotSaidOfASessionThatDoesNotEnd() {
        assertThat(SessionTime.of(Validity.ENDLESS, NOW)).isEmpty();
    }

    @Test
    void isSaidQuietlyWhileThereIsTime() {
        assertThat(SessionTime.of(until(Duration.ofMinutes(42)), NOW))
                .contains(new SessionTime("Session ends in 42:00", false));
    }

    @Test
    void warnsTenMinutesBeforeTheEnd() {
        assertThat(SessionTime.of(until(Duration.ofMinutes(10)), NOW))
                .contains(new SessionTime("Session ends in 10:00, and is renewed before the next call", true));
    }

    @Test
    void saysWhenItHasEnded() {
        assertThat(SessionTime.of(until(Duration.ZERO), NOW))
                .contains(new SessionTime("Session has ended, and is renewed with the next call", true));
    }

    private static Validity until(Duration left) {
        return new Validity() {
            @Override
            public Optional<Instant> until() {
                return Optional.of(NOW.plus(left));
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
    }
}
