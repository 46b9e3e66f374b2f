package dev.cofferdam.ui.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowTimesTest {
    private static final Instant AT = Instant.parse("2026-11-30T22:15:07.5Z");

    @Test
    void areInUtcAndSayItWithTheDay() {
        assertThat(RowTimes.utc(AT)).isEqualTo("2026-11-30 22:15:07Z");
    }

    @Test
    void haveThoseOfTheChosenZoneBesideThem() {
        assertThat(RowTimes.beside(AT, Optional.empty())).isEmpty();
        assertThat(RowTimes.beside(AT, Optional.of(ZoneId.of("America/New_York"))))
                .isEqualTo("17:15");
        assertThat(RowTimes.beside(AT, Optional.of(ZoneId.of("Asia/Tokyo")))).isEqualTo("07:15+1d");
        assertThat(RowTimes.beside(Instant.parse("2026-12-01T02:00:00Z"), Optional.of(ZoneId.of("America/New_York"))))
                .isEqualTo("21:00-1d");
    }

    @Test
    void areToldWithTheOffsetWhereThereIsRoom() {
        assertThat(RowTimes.exact(AT, Optional.of(ZoneId.of("Europe/Vienna"))))
                .isEqualTo("2026-11-30 22:15:07Z · 2026-11-30 23:15:07 +01:00 Europe/Vienna");
    }
}
