package dev.cofferdam.ui.incident.timeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A time as somebody types it: {@code 04:10}, {@code 2026-11-23 04:10:05}, {@code -15m}, {@code 04:10Z}. */
final class JumpTime {
    private static final Pattern AGO = Pattern.compile("-\\s*([0-9]{1,6})\\s*([smhd])");
    private static final Pattern AT = Pattern.compile(
            "(?:(\\d{4})-(\\d{1,2})-(\\d{1,2}))?(?:[T"
                    + " ]+)?(?:(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?\\s*(Z|UTC)?",
            Pattern.CASE_INSENSITIVE);

    private JumpTime() {}

    /**
     * Empty where it is no time. A day without a time is its beginning; a time without a day, the last one until now.
     *
     * @param zone of what does not say that it is in UTC
     */
    static Optional<Instant> parse(String typed, ZoneId zone, Instant now) {
        var text = typed.strip();
        var ago = AGO.matcher(text);
        if (ago.matches()) return Optional.of(now.minus(duration(ago.toMatchResult())));
        var at = AT.matcher(text);
        if (!at.matches() || (at.group(1) == null && at.group(4) == null)) return Optional.empty();
        try {
            return Optional.of(instant(at.toMatchResult(), at.group(7) == null ? zone : ZoneOffset.UTC, now));
        } catch (DateTimeException e) {
            // the thirtieth of February, or 25:00
            return Optional.empty();
        }
    }

    private static Duration duration(MatchResult ago) {
        var count = Long.parseLong(ago.group(1));
        return switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Instant instant(MatchResult at, ZoneId zone, Instant now) {
        var time = at.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(number(at, 4), number(at, 5), at.group(6) == null ? 0 : number(at, 6));
        if (at.group(1) != null) {
            var day = LocalDate.of(number(at, 1), number(at, 2), number(at, 3));
            return time.atDate(day).atZone(zone).toInstant();
        }
        var today = LocalDate.ofInstant(now, zone);
        var then = time.atDate(today).atZone(zone).toInstant();
        return then.isAfter(now) ? time.atDate(today.minusDays(1)).atZone(zone).toInstant() : then;
    }

    private static int number(MatchResult of, int group) {
        return Integer.parseInt(of.group(group));
    }
}
