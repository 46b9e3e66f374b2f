package dev.cofferdam.aws;

import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecordLog;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the records of one call. */
final class CallRecords {
    private static final int LARGEST_BODY = 16_000;
    private static final int MOST_RESOURCES = 50;
    private static final int MOST_DIGEST_IDS = 200;

    /** What is known of a call before it leaves. */
    record Call(String service, String operation, String account, String region, ObjectNode request) {
        /** As in IAM. */
        String name() {
            return service + ":" + operation;
        }

        String subject() {
            var ids = ResourceIds.in(request, 3);
            return name() + (ids.isEmpty() ? "" : " " + String.join(" ", ids));
        }
    }

    private final RecordLog log;
    private final Origin origin;
    private final Call call;

    CallRecords(RecordLog log, Origin origin, Call call) {
        this.log = log;
        this.origin = origin;
        this.call = call;
    }

    LogRecord intended() {
        var body = Json.object();
        body.set("request", capped(call.request()));
        return log.append(draft("aws.intended", new Answer(null, null, null, null), null)
                .with(call.subject() + " → about to be sent", body));
    }

    /** @param intended null for a call that only reads */
    void succeeded(@Nullable LogRecord intended, AwsResponse response, Answer answer, long latencyMs) {
        var body = opening(intended, "succeeded");
        body.set("response", capped(SdkJson.brief(response)));
        var status = answer.status() == null ? "answered" : answer.status().toString();
        log.append(draft(type(intended), answer, latencyMs).with(call.subject() + " → " + status, body));
    }

    /** @param intended null for a call that only reads, which cannot have changed anything */
    void failed(@Nullable LogRecord intended, AwsError error, Answer answer, long latencyMs) {
        var unknown = intended != null && error.changeUnknown();
        var body = opening(intended, unknown ? "unknown" : "failed");
        body.set(
                "error",
                Json.object()
                        .put("code", error.code())
                        .put("category", Json.MAPPER.convertValue(error.category(), String.class))
                        .put("message", SecretText.clean(error.what())));
        var status = answer.status() == null ? "" : answer.status() + " ";
        var doubt = unknown ? ", may have taken effect" : "";
        log.append(draft(type(intended), answer, latencyMs)
                .with(call.subject() + " → " + status + error.code() + doubt, body));
    }

    private ObjectNode opening(@Nullable LogRecord intended, String outcome) {
        var body = Json.object().put("outcome", outcome);
        if (intended == null) {
            body.set("request", capped(call.request()));
        } else {
            body.put("intended", intended.seq());
        }
        return body;
    }

    private static String type(@Nullable LogRecord intended) {
        return intended == null ? "aws.read" : "aws.answered";
    }

    private Draft.Builder draft(String type, Answer answer, @Nullable Long latencyMs) {
        return Draft.of(type, origin)
                .about(ResourceIds.in(call.request(), MOST_RESOURCES))
                .aws(new AwsCall(
                        call.service(),
                        call.operation(),
                        call.account(),
                        call.region(),
                        answer.requestId(),
                        answer.status(),
                        answer.date(),
                        answer.attempts(),
                        latencyMs));
    }

    /** The whole of it, or how much of what there was. */
    private static JsonNode capped(ObjectNode json) {
        var size = json.toString().length();
        if (size <= LARGEST_BODY) return json;
        var digest = Json.object().put("shortened_from_characters", size);
        json.propertyStream()
                .filter(p -> p.getValue().isContainer())
                .forEach(p ->
                        digest.withObject("counts").put(p.getKey(), p.getValue().size()));
        var ids = digest.putArray("ids");
        ResourceIds.in(json, MOST_DIGEST_IDS).forEach(ids::add);
        return digest;
    }
}
