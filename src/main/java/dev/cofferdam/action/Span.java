package dev.cofferdam.action;

import java.time.Duration;

/** Spans of time as {@link ValueType#DURATION} writes them: {@code 30s}, {@code 10m}, {@code 24h}, {@code 7d}. */
public final class Span {
    private Span() {}

    public static Duration of(String text) {
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
