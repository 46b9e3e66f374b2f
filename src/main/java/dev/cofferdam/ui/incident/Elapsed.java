package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Words;
import java.time.Duration;

/** How long something has taken, as one reads it off a clock. */
final class Elapsed {
    private Elapsed() {}

    /** {@code 4:07}, {@code 2:04:07}, {@code 3 d 2:04}; nothing is shorter than nothing. */
    static String of(Duration time) {
        var seconds = Math.max(0, time.toSeconds());
        var minutes = seconds / 60;
        var hours = minutes / 60;
        if (hours >= 24) {
            return Words.of("elapsed.days", hours / 24, "%d:%02d".formatted(hours % 24, minutes % 60));
        }
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, minutes % 60, seconds % 60)
                : "%d:%02d".formatted(minutes, seconds % 60);
    }
}
