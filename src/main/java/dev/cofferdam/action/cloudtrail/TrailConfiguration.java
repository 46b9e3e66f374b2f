package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.caselog.Json;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a trail delivers, and from which regions it records. One value, for some of its parts go together only. Source:
 * CloudTrail API Reference, UpdateTrail.
 */
record TrailConfiguration() implements TrailSetting {
    static final String ID = "Configuration";
    static final String BUCKET = "S3BucketName";
    static final String ALL_REGIONS = "IsMultiRegionTrail";
    static final String GLOBAL_EVENTS = "IncludeGlobalServiceEvents";
    static final String VALIDATION = "LogFileValidationEnabled";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "configuration";
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        return new TrailArn(arn)
                .client(aws).describeTrails(r -> r.includeShadowTrails(false)).trailList().stream()
                        .filter(t -> t.trailARN().equals(arn))
                        .<JsonNode>map(TrailConfiguration::of)
                        .findFirst();
    }

    static ObjectNode of(Trail trail) {
        return Json.object()
                .put(BUCKET, trail.s3BucketName())
                .put(ALL_REGIONS, trail.isMultiRegionTrail())
                .put(GLOBAL_EVENTS, trail.includeGlobalServiceEvents())
                .put(VALIDATION, trail.logFileValidationEnabled());
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var trail = new TrailArn(arn);
        trail.client(aws)
                .updateTrail(r -> r.name(trail.name())
                        .s3BucketName(value.path(BUCKET).asString())
                        .isMultiRegionTrail(value.path(ALL_REGIONS).booleanValue())
                        .includeGlobalServiceEvents(value.path(GLOBAL_EVENTS).booleanValue())
                        .enableLogFileValidation(value.path(VALIDATION).booleanValue()));
    }
}
