package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Whether a trail records. Source: CloudTrail API Reference, StartLogging, StopLogging. */
record TrailLogging() implements TrailSetting {
    static final String ID = "Logging";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "recording";
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        var trail = new TrailArn(arn);
        try {
            return Optional.of(BooleanNode.valueOf(
                    trail.client(aws).getTrailStatus(r -> r.name(trail.name())).isLogging()));
        } catch (TrailNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var trail = new TrailArn(arn);
        if (value.booleanValue()) trail.client(aws).startLogging(r -> r.name(trail.name()));
        else trail.client(aws).stopLogging(r -> r.name(trail.name()));
    }
}
