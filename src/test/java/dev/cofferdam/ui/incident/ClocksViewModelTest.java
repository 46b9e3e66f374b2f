package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClocksViewModelTest {
    private static final Instant OPENED = Instant.parse("2026-11-23T10:00:00Z");

    private final ClocksViewModel clocks = new ClocksViewModel(OPENED);

    @Test
    void countSinceTheOpeningWhereNobodyKnowsOfADetection() {
        clocks.tick(OPENED.plusSeconds(247));

        assertThat(clocks.sinceDetection().get()).isEmpty();
        assertThat(clocks.sinceOpening().get()).isEqualTo("Open 4:07");
        assertThat(clocks.containment().get()).isEqualTo("Not contained 4:07");
    }

    @Test
    void countContainmentFromTheDetection() {
        clocks.detectedAt(Optional.of(OPENED.minus(Duration.ofHours(2))));
        clocks.tick(OPENED.plusSeconds(247));

        assertThat(clocks.sinceDetection().get()).isEqualTo("Detected 2:04:07");
        assertThat(clocks.containment().get()).isEqualTo("Not contained 2:04:07");
    }

    @Test
    void standStillOnceItIsContained() {
        clocks.containedAt(Optional.of(OPENED.plusSeconds(60)));
        clocks.tick(OPENED.plus(Duration.ofDays(3)).plusSeconds(7440));

        assertThat(clocks.containment().get()).isEqualTo("Contained after 1:00");
        assertThat(clocks.sinceOpening().get()).isEqualTo("Open 3 d 2:04");
    }

    @Test
    void neverCountBackwards() {
        clocks.tick(OPENED.minusSeconds(5));

        assertThat(clocks.sinceOpening().get()).isEqualTo("Open 0:00");
    }
}
