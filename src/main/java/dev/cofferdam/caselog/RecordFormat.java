package dev.cofferdam.caselog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of a record as JSON, read; {@link Envelope} writes it. */
final class RecordFormat {
    static final int VERSION = 1;
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    private RecordFormat() {}

    static String time(Instant time) {
        return MICROS.format(time);
    }

    /** @param micros since the epoch */
    static String time(long micros) {
        return time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** Microseconds since the epoch. */
    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    static LogRecord record(JsonNode json, ObjectNode body, byte[] hash) {
        var origin = new Origin(
                Json.MAPPER.treeToValue(json.path("actor"), Actor.class),
                Json.MAPPER.treeToValue(json.path("mode"), Mode.class),
                text(json, "run_id"),
                value(json, "playbook", PlaybookRef.class),
                text(json, "step_id"),
                value(json, "iteration", Integer.class));
        var draft = new Draft(
                json.path("type").asString(),
                origin,
                Instant.parse(json.path("event_time").asString()),
                json.has("event_end") ? Instant.parse(json.path("event_end").asString()) : null,
                text(json, "source_tz"),
                json.path("resources").valueStream().map(JsonNode::asString).toList(),
                text(json, "risk"),
                value(json, "aws", AwsCall.class),
                value(json, "approval", Approval.class),
                value(json, "evidence", EvidenceRef.class),
                value(json, "supersedes", Long.class),
                body);
        return new LogRecord(
                json.path("v").asInt(),
                json.path("case_id").asString(),
                json.path("seq").asLong(),
                json.path("id").asString(),
                Instant.parse(json.path("recorded_at").asString()),
                Instant.parse(json.path("event_time").asString()),
                draft,
                json.path("data_hash").asString(),
                json.path("prev_hash").asString(),
                HEX.formatHex(hash));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asString() : null;
    }

    private static <T> @Nullable T value(JsonNode json, String name, Class<T> type) {
        return json.has(name) ? Json.MAPPER.treeToValue(json.path(name), type) : null;
    }
}
