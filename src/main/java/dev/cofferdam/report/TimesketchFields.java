package dev.cofferdam.report;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as an event of Timesketch. Source: Timesketch user guide, "Import from JSON/CSV": {@code message},
 * {@code datetime} and {@code timestamp_desc} are mandatory, {@code timestamp} is in microseconds since 1970.
 *
 * <p>{@code datetime} always has six digits of a second: Timesketch reads the column with one format for all rows.
 */
final class TimesketchFields {
    private static final List<String> OWN = List.of("message", "datetime", "timestamp_desc", "timestamp", "data_type");
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    static final List<String> NAMES =
            Stream.concat(OWN.stream(), RecordFields.NAMES.stream()).distinct().toList();

    private TimesketchFields() {}

    static ObjectNode of(LogRecord logged) {
        var event = Json.object();
        event.put("message", logged.message());
        event.put("datetime", WITH_OFFSET.format(logged.eventTime()));
        event.put("timestamp_desc", logged.type().replace('.', ' ').replace('_', ' '));
        event.put("timestamp", ChronoUnit.MICROS.between(Instant.EPOCH, logged.eventTime()));
        event.put("data_type", "cofferdam:case_log");
        event.setAll(RecordFields.of(logged));
        return event;
    }
}
