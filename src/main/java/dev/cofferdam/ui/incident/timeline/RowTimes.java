package dev.cofferdam.ui.incident.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times of rows: in UTC, which is what is recorded, and beside it in the zone that somebody chose. */
final class RowTimes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private RowTimes() {}

    /** With the day, because rows of many days stand under one another. */
    static String utc(Instant at) {
        var there = at.atOffset(ZoneOffset.UTC);
        return there.toLocalDate() + " " + TIME.format(there) + "Z";
    }

    /** Hours and minutes, and how many days off it is there; empty without a zone. */
    static String beside(Instant at, Optional<ZoneId> zone) {
        return zone.map(chosen -> {
                    var there = at.atZone(chosen);
                    var days = there.toLocalDate().compareTo(LocalDate.ofInstant(at, ZoneOffset.UTC));
                    return SHORT.format(there) + (days == 0 ? "" : days > 0 ? "+1d" : "-1d");
                })
                .orElse("");
    }

    /** All of it, with the offset. */
    static String exact(Instant at, Optional<ZoneId> zone) {
        return utc(at)
                + zone.map(chosen -> " · " + ZONED.format(at.atZone(chosen)) + " " + chosen)
                        .orElse("");
    }
}
