package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStoreStatus;
import software.amazon.awssdk.services.cloudtrail.model.GetEventDataStoreResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All that was read of trails and event data stores, and what is to be seen in it. */
final class TrailDocument {
    private static final String STATUS = "Status";
    private static final String SELECTORS = "Selectors";

    private final Map<String, ObjectNode> trails = new TreeMap<>();
    private final Map<String, ObjectNode> stores = new TreeMap<>();

    void add(Trail trail) {
        trails.put(trail.trailARN(), SdkJson.of(trail));
    }

    void add(String trail, GetTrailStatusResponse status) {
        described(trail).set(STATUS, SdkJson.of(status));
    }

    void add(String trail, GetEventSelectorsResponse selectors) {
        described(trail).set(SELECTORS, TrailSelectors.of(selectors));
    }

    private ObjectNode described(String trail) {
        return Objects.requireNonNull(trails.get(trail), trail);
    }

    void add(GetEventDataStoreResponse store) {
        stores.put(store.eventDataStoreArn(), SdkJson.of(store));
    }

    byte[] bytes(List<String> notRead) {
        var document = Json.object();
        document.putArray("Trails").addAll(trails.values());
        document.putArray("EventDataStores").addAll(stores.values());
        var reasons = document.putArray("NotRead");
        notRead.forEach(reasons::add);
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    DescribeTrails.Out out(List<String> notRead, String evidence) {
        var problems = new ArrayList<String>();
        trails.values().forEach(trail -> problems.addAll(problems(trail)));
        problems.addAll(notRead);
        return new DescribeTrails.Out(
                Stream.concat(
                                trails.values().stream().filter(TrailDocument::isWhole),
                                stores.values().stream().filter(TrailDocument::isWholeStore))
                        .findAny()
                        .isPresent(),
                List.copyOf(trails.keySet()),
                trails.entrySet().stream()
                        .filter(t -> isStopped(t.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                trails.values().stream()
                        .map(t -> t.path("S3BucketName").asString(""))
                        .filter(bucket -> !bucket.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                List.copyOf(stores.keySet()),
                problems,
                evidence);
    }

    private static List<String> problems(ObjectNode trail) {
        var name = trail.path("Name").asString();
        var status = trail.path(STATUS);
        var problems = new ArrayList<String>();
        if (isStopped(trail))
            problems.add("Trail %s does not record%s."
                    .formatted(
                            name,
                            status.has("StopLoggingTime")
                                    ? ", since "
                                            + status.path("StopLoggingTime").asString()
                                    : ""));
        if (!trail.path("IsMultiRegionTrail").asBoolean(false))
            problems.add("Trail %s records region %s alone."
                    .formatted(name, trail.path("HomeRegion").asString()));
        if (!trail.path("IncludeGlobalServiceEvents").asBoolean(true))
            problems.add("Trail %s leaves out IAM and its like.".formatted(name));
        if (trail.has(SELECTORS) && !ManagementEvents.all(trail.path(SELECTORS)))
            problems.add("Trail %s does not record all management events.".formatted(name));
        if (!trail.path("LogFileValidationEnabled").asBoolean(false))
            problems.add("Trail %s writes no digests: whether its files were changed cannot be told.".formatted(name));
        var error = status.path("LatestDeliveryError").asString("");
        if (!error.isEmpty()) problems.add("Trail %s could not deliver: %s.".formatted(name, error));
        return problems;
    }

    private static boolean isStopped(ObjectNode trail) {
        return trail.has(STATUS) && !trail.path(STATUS).path("IsLogging").asBoolean(false);
    }

    private static boolean isWhole(ObjectNode trail) {
        return trail.path(STATUS).path("IsLogging").asBoolean(false)
                && trail.path("IsMultiRegionTrail").asBoolean(false)
                && ManagementEvents.all(trail.path(SELECTORS))
                && trail.path(STATUS).path("LatestDeliveryError").asString("").isEmpty();
    }

    private static boolean isWholeStore(JsonNode store) {
        return store.path("Status").asString("").equals(EventDataStoreStatus.ENABLED.toString())
                && store.path("MultiRegionEnabled").asBoolean(false)
                && ManagementEvents.allOfAdvanced(store.path("AdvancedEventSelectors"));
    }
}
