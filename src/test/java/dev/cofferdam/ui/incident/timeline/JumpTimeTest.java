package dev.cofferdam.ui.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JumpTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "04:10, 2026-11-23T04:10:00Z",
        "4:10, 2026-11-23T04:10:00Z",
        "04:10:05, 2026-11-23T04:10:05Z",
        "04:10Z, 2026-11-23T04:10:00Z",
        "04:10 utc, 2026-11-23T04:10:00Z",
        "11:00, 2026-11-22T11:00:00Z",
        "2026-11-20 04:10, 2026-11-20T04:10:00Z",
        "2026-11-20T04:10:05Z, 2026-11-20T04:10:05Z",
        "2026-11-20T04:10:05.123456Z, 2026-11-20T04:10:05Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "-15m, 2026-11-23T09:45:00Z",
        "- 2 h, 2026-11-23T08:00:00Z",
        "-1d, 2026-11-22T10:00:00Z",
        "-30s, 2026-11-23T09:59:30Z"
    })
    void isTakenAsItIsTyped(String typed, Instant meant) {
        assertThat(JumpTime.parse("  " + typed + " ", ZoneOffset.UTC, NOW)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "soon",
                "25:00",
                "04:60",
                "2026-02-30",
                "-15",
                "15m",
                "04",
                "#12",
                "-9999999999m",
                "٠٤:١٠"
            })
    void whatIsNoTimeIsNotGuessedAt(String typed) {
        assertThat(JumpTime.parse(typed, ZoneOffset.UTC, NOW)).isEmpty();
    }

    @Test
    void isOfTheChosenZoneUnlessItSaysUtc() {
        var kolkata = ZoneId.of("Asia/Kolkata");
        assertThat(JumpTime.parse("04:10", kolkata, NOW)).contains(Instant.parse("2026-11-22T22:40:00Z"));
        assertThat(JumpTime.parse("04:10Z", kolkata, NOW)).contains(Instant.parse("2026-11-23T04:10:00Z"));
        assertThat(JumpTime.parse("2026-11-20", kolkata, NOW)).contains(Instant.parse("2026-11-19T18:30:00Z"));
    }
}
