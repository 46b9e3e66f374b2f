package dev.cofferdam.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the window shows them: UTC, and saying so. */
public final class Times {
    private static final DateTimeFormatter MINUTES = format("uuuu-MM-dd HH:mm'Z'");
    private static final DateTimeFormatter CLOCK = format("HH:mm:ss'Z'");
    private static final DateTimeFormatter EXACT = format("uuuu-MM-dd HH:mm:ss.SSSSSS'Z'");

    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx '('VV')'", Locale.ROOT);

    private Times() {}

    public static String minutes(Instant at) {
        return MINUTES.format(at);
    }

    /** Without the day. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** To the microsecond. */
    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /** To the microsecond in {@code zone}, with its offset and its name. */
    public static String exactIn(ZoneId zone, Instant at) {
        return ZONED.format(at.atZone(zone));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
