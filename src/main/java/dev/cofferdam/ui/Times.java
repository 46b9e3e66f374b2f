package dev.cofferdam.ui;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the window shows them: UTC, and saying so. */
public final class Times {
    private static final DateTimeFormatter MINUTES = format("uuuu-MM-dd HH:mm'Z'");
    private static final DateTimeFormatter CLOCK = format("HH:mm:ss'Z'");
    private static final DateTimeFormatter EXACT = format("uuuu-MM-dd HH:mm:ss.SSSSSS'Z'");

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

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
