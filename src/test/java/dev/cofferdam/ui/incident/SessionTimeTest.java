package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Validity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void saysThatASessionDoesNotEnd() {
        assertThat(SessionTime.of(Validity.ENDLESS, NOW))
                .isEqualTo(new SessionTime("does not expire", "Session does not expire", false, false));
    }

    @Test
    void isSaidQuietlyWhileThereIsTime() {
        assertThat(left(Duration.ofMinutes(51)))
                .isEqualTo(new SessionTime("51 min left", "Session ends in 51 min", true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "PT12H, 12 h 0 min left",
        "PT1H59M59S, 1 h 59 min left",
        "PT51M59S, 51 min left",
        "PT1M, 1 min left",
        "PT59S, 59 s left",
        "PT0.2S, 1 s left"
    })
    void isToldAsPeopleSayIt(Duration left, String words) {
        assertThat(left(left).brief()).isEqualTo(words);
    }

    @Test
    void warnsTenMinutesBeforeTheEnd() {
        assertThat(left(Duration.ofMinutes(10).plusSeconds(1)).soon()).isFalse();
        assertThat(left(Duration.ofMinutes(10)))
                .isEqualTo(new SessionTime(
                        "10 min left", "Session ends in 10 min, and is renewed before the next call", true, true));
    }

    @Test
    void saysWhenItHasEnded() {
        assertThat(left(Duration.ZERO))
                .isEqualTo(new SessionTime(
                        "session has ended", "Session has ended, and is renewed with the next call", true, true));
    }

    private static SessionTime left(Duration left) {
        return SessionTime.of(new Ending(NOW.plus(left)), NOW);
    }
}
