package dev.cofferdam.report;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A record as a flat row, for formats that know no nesting. What a record does not have is absent. */
final class RecordFields {
    /** All there are, in the order of the columns. */
    static final List<String> NAMES = List.of(
            "seq",
            "recorded_at",
            "event_time",
            "event_end",
            "source_tz",
            "type",
            "message",
            "mode",
            "actor",
            "os_user",
            "host",
            "actor_arn",
            "actor_account",
            "run_id",
            "playbook",
            "playbook_version",
            "playbook_sha256",
            "step_id",
            "iteration",
            "resources",
            "risk",
            "aws_service",
            "aws_operation",
            "aws_account",
            "aws_region",
            "aws_request_id",
            "aws_http_status",
            "aws_http_date",
            "aws_attempts",
            "aws_latency_ms",
            "approval_decision",
            "approval_by",
            "approval_reason",
            "approval_plan_hash",
            "evidence_sha256",
            "evidence_size",
            "evidence_location",
            "evidence_event",
            "supersedes",
            "body",
            "id",
            "data_hash",
            "prev_hash",
            "hash");

    /** RFC 3339 in UTC, always with six digits of a second. */
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX").withZone(ZoneOffset.UTC);

    private RecordFields() {}

    static ObjectNode of(LogRecord logged) {
        var content = logged.content();
        var origin = content.origin();
        var row = Json.object();
        row.put("seq", logged.seq());
        put(row, "recorded_at", time(logged.recordedAt()));
        put(row, "event_time", time(logged.eventTime()));
        put(row, "event_end", content.eventEnd() == null ? null : time(content.eventEnd()));
        put(row, "source_tz", content.sourceTz());
        put(row, "type", logged.type());
        put(row, "message", logged.message());
        put(row, "mode", word(origin.mode()));
        put(row, "actor", origin.actor().name());
        put(row, "os_user", origin.actor().osUser());
        put(row, "host", origin.actor().host());
        put(row, "actor_arn", origin.actor().awsArn());
        put(row, "actor_account", origin.actor().account());
        put(row, "run_id", origin.runId());
        if (origin.playbook() != null) {
            put(row, "playbook", origin.playbook().id());
            put(row, "playbook_version", origin.playbook().version());
            put(row, "playbook_sha256", origin.playbook().sha256());
        }
        put(row, "step_id", origin.stepId());
        if (origin.iteration() != null) row.put("iteration", origin.iteration());
        if (!content.resources().isEmpty()) put(row, "resources", String.join(" ", content.resources()));
        put(row, "risk", content.risk());
        call(row, logged);
        decision(row, logged);
        evidence(row, logged);
        if (content.supersedes() != null) row.put("supersedes", content.supersedes());
        var body = content.body().deepCopy();
        body.remove("message");
        if (!body.isEmpty()) put(row, "body", body.toString());
        put(row, "id", logged.id());
        put(row, "data_hash", logged.dataHash());
        put(row, "prev_hash", logged.prevHash());
        put(row, "hash", logged.hash());
        return row;
    }

    private static void call(ObjectNode row, LogRecord logged) {
        var call = logged.content().aws();
        if (call == null) return;
        put(row, "aws_service", call.service());
        put(row, "aws_operation", call.operation());
        put(row, "aws_account", call.account());
        put(row, "aws_region", call.region());
        put(row, "aws_request_id", call.requestId());
        if (call.httpStatus() != null) row.put("aws_http_status", call.httpStatus());
        put(row, "aws_http_date", call.httpDate());
        if (call.attempts() != null) row.put("aws_attempts", call.attempts());
        if (call.latencyMs() != null) row.put("aws_latency_ms", call.latencyMs());
    }

    private static void decision(ObjectNode row, LogRecord logged) {
        var approval = logged.content().approval();
        if (approval == null) return;
        put(row, "approval_decision", word(approval.decision()));
        put(row, "approval_by", approval.by());
        put(row, "approval_reason", approval.reason());
        put(row, "approval_plan_hash", approval.planHash());
    }

    private static void evidence(ObjectNode row, LogRecord logged) {
        var item = logged.content().evidence();
        if (item == null) return;
        put(row, "evidence_sha256", item.sha256());
        row.put("evidence_size", item.size());
        put(row, "evidence_location", item.location());
        put(row, "evidence_event", word(item.event()));
    }

    private static void put(ObjectNode row, String name, @Nullable String value) {
        if (value != null) row.put(name, value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String time(Instant instant) {
        return UTC.format(instant);
    }
}
