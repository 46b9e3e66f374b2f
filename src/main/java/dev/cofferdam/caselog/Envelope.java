package dev.cofferdam.caselog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical JSON of a record, with gaps for what only the log knows. Whoever appends makes it on their own thread,
 * so that the one thread that writes has only to fill it in. {@link RecordFormat#record} reads it.
 */
final class Envelope {
    /** What stands before each of the five gaps, and behind the last. */
    private final List<byte[]> pieces = new ArrayList<>(6);

    private final StringBuilder out = new StringBuilder(1_024);
    private final CanonicalWriter json = new CanonicalWriter(out);

    Envelope(Draft draft, String caseId, String dataHash) {
        var origin = draft.origin();
        json.begin();
        actor(origin.actor());
        approval(draft.approval());
        aws(draft.aws());
        json.text("case_id", caseId).text("data_hash", dataHash);
        json.text("event_end", draft.eventEnd() == null ? null : RecordFormat.time(draft.eventEnd()));
        gap("event_time");
        evidence(draft.evidence());
        gap("id");
        json.number("iteration", origin.iteration()).word("mode", origin.mode());
        playbook(origin.playbook());
        gap("prev_hash");
        gap("recorded_at");
        json.texts("resources", draft.resources()).text("risk", draft.risk()).text("run_id", origin.runId());
        gap("seq");
        json.text("source_tz", draft.sourceTz()).text("step_id", origin.stepId());
        json.number("supersedes", draft.supersedes()).text("type", draft.type());
        json.number("v", RecordFormat.VERSION).end();
        endPiece();
    }

    private void actor(Actor actor) {
        json.name("actor").begin().text("account", actor.account()).text("aws_arn", actor.awsArn());
        json.text("host", actor.host()).text("name", actor.name()).text("os_user", actor.osUser());
        json.end();
    }

    private void approval(@Nullable Approval approval) {
        if (approval == null) return;
        json.name("approval").begin().text("by", approval.by()).word("decision", approval.decision());
        json.text("plan_hash", approval.planHash())
                .text("reason", approval.reason())
                .end();
    }

    private void aws(@Nullable AwsCall call) {
        if (call == null) return;
        json.name("aws").begin().text("account", call.account()).number("attempts", call.attempts());
        json.text("http_date", call.httpDate()).number("http_status", call.httpStatus());
        json.number("latency_ms", call.latencyMs()).text("operation", call.operation());
        json.text("region", call.region()).text("request_id", call.requestId()).text("service", call.service());
        json.end();
    }

    private void evidence(@Nullable EvidenceRef item) {
        if (item == null) return;
        json.name("evidence").begin().word("event", item.event()).text("location", item.location());
        json.text("sha256", item.sha256()).number("size", item.size()).end();
    }

    private void playbook(@Nullable PlaybookRef playbook) {
        if (playbook == null) return;
        json.name("playbook").begin().text("id", playbook.id()).text("sha256", playbook.sha256());
        json.text("version", playbook.version()).end();
    }

    private void gap(String name) {
        json.name(name);
        endPiece();
    }

    private void endPiece() {
        pieces.add(out.toString().getBytes(StandardCharsets.UTF_8));
        out.setLength(0);
    }

    /** UTF-8. */
    byte[] filled(long seq, String id, Instant recordedAt, Instant eventTime, String previousHash) {
        var recorded = RecordFormat.time(recordedAt);
        var happened = eventTime.equals(recordedAt) ? recorded : RecordFormat.time(eventTime);
        var values = List.of(quoted(happened), quoted(id), quoted(previousHash), quoted(recorded), Long.toString(seq));
        var bytes = new ByteArrayOutputStream(2_048);
        for (var i = 0; i < values.size(); i++) {
            bytes.writeBytes(pieces.get(i));
            bytes.writeBytes(values.get(i).getBytes(StandardCharsets.ISO_8859_1));
        }
        bytes.writeBytes(pieces.getLast());
        return bytes.toByteArray();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
