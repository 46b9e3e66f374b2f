package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which events a trail records; the value is the list of its selectors, basic or advanced, as the API has it. Source:
 * CloudTrail API Reference, GetEventSelectors, PutEventSelectors.
 */
record TrailSelectors() implements TrailSetting {
    static final String ID = "EventSelectors";
    static final List<String> KINDS = List.of("EventSelectors", "AdvancedEventSelectors");

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "choice of events";
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        var trail = new TrailArn(arn);
        try {
            return Optional.of(of(trail.client(aws).getEventSelectors(r -> r.trailName(trail.name()))));
        } catch (TrailNotFoundException _) {
            return Optional.empty();
        }
    }

    /** Without empty lists: the API shows a list that was left out as an empty one. */
    static ObjectNode of(GetEventSelectorsResponse response) {
        var all = SdkJson.of(response);
        var value = Json.object();
        for (var kind : KINDS) if (!all.path(kind).isEmpty()) value.set(kind, all.get(kind));
        value.findParents("ReadWriteType").forEach(TrailSelectors::dropEmptyLists);
        value.findParents("Field").forEach(TrailSelectors::dropEmptyLists);
        return value;
    }

    private static void dropEmptyLists(JsonNode selector) {
        var object = (ObjectNode) selector;
        for (var name : List.copyOf(object.propertyNames()))
            if (object.path(name).isArray() && object.path(name).isEmpty()) object.remove(name);
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var trail = new TrailArn(arn);
        trail.client(aws)
                .putEventSelectors(FormerModel.read(value, PutEventSelectorsRequest.builder())
                        .trailName(trail.name())
                        .build());
    }
}
