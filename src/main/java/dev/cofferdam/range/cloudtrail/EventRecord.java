package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.world.Actor;
import dev.cofferdam.range.world.TrailEvent;
import dev.cofferdam.range.world.World;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** An event as CloudTrail writes it. Source: CloudTrail User Guide, "CloudTrail record contents". */
final class EventRecord {
    private EventRecord() {}

    static ObjectNode of(TrailEvent event, Actor actor, World world) {
        var signIn = event.name().equals("ConsoleLogin");
        var record = Json.object();
        record.put("eventVersion", "1.11");
        record.set("userIdentity", actor.identity());
        record.put("eventTime", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
        record.put("eventSource", event.source());
        record.put("eventName", event.name());
        record.put("awsRegion", event.region());
        record.put("sourceIPAddress", event.ip() == null ? actor.ip() : event.ip());
        record.put("userAgent", event.agent() == null ? actor.agent() : event.agent());
        if (event.errorCode() != null) record.put("errorCode", event.errorCode());
        if (event.errorMessage() != null) record.put("errorMessage", event.errorMessage());
        record.set("requestParameters", orNull(event.request()));
        record.set("responseElements", orNull(event.response()));
        if (event.requestId() != null) record.put("requestID", event.requestId());
        record.put("eventID", event.id());
        record.put("readOnly", event.readOnly());
        record.put("eventType", signIn ? "AwsConsoleSignIn" : "AwsApiCall");
        record.put("managementEvent", true);
        record.put("recipientAccountId", world.id());
        record.put("eventCategory", "Management");
        return record;
    }

    private static JsonNode orNull(@Nullable ObjectNode node) {
        return node == null ? NullNode.getInstance() : node;
    }
}
