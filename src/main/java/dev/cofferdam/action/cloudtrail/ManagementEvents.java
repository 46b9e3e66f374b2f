package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether selectors choose all management events, and what they have to be so that they do. Source: CloudTrail User
 * Guide, "Logging management events", "Filtering management events with advanced event selectors".
 */
final class ManagementEvents {
    /** Source: CloudTrail API Reference, PutEventSelectors. */
    private static final int MOST_BASIC = 5;

    private static final String CATEGORY = "eventCategory";
    private static final String MANAGEMENT = "Management";

    private ManagementEvents() {}

    /** @param selectors as {@link TrailSelectors} has them */
    static boolean all(JsonNode selectors) {
        return selectors.path("EventSelectors").valueStream().anyMatch(ManagementEvents::isWhole)
                || allOfAdvanced(selectors.path("AdvancedEventSelectors"));
    }

    /** @param selectors advanced ones, of a trail or an event data store */
    static boolean allOfAdvanced(JsonNode selectors) {
        return selectors
                .valueStream()
                .anyMatch(s -> isManagement(s) && s.path("FieldSelectors").size() == 1);
    }

    /**
     * The same selectors, with all management events. What chooses data events stays as it is.
     *
     * @throws ActionException when there would be more than a trail can have
     */
    static JsonNode added(JsonNode selectors) {
        if (all(selectors)) return selectors;
        if (selectors.has("AdvancedEventSelectors")) {
            var wanted = Json.MAPPER.createArrayNode();
            selectors.path("AdvancedEventSelectors").forEach(s -> {
                if (!isManagement(s)) wanted.add(s);
            });
            var whole = wanted.addObject().put("Name", "All management events");
            whole.putArray("FieldSelectors").add(field());
            return Json.object().set("AdvancedEventSelectors", wanted);
        }
        var kept = new ArrayList<JsonNode>();
        selectors.path("EventSelectors").forEach(s -> {
            if (s.has("DataResources")) kept.add(s);
        });
        if (kept.size() == MOST_BASIC)
            throw new ActionException(
                    "TooManySelectors",
                    "The trail has %d selectors of data events, the most that there can be. Take one out by hand (cloudtrail put-event-selectors) to make room for management events."
                            .formatted(MOST_BASIC));
        var wanted = Json.MAPPER.createArrayNode();
        kept.forEach(wanted::add);
        wanted.addObject().put("ReadWriteType", "All").put("IncludeManagementEvents", true);
        return Json.object().set("EventSelectors", wanted);
    }

    private static ObjectNode field() {
        var field = Json.object().put("Field", CATEGORY);
        field.putArray("Equals").add(MANAGEMENT);
        return field;
    }

    private static boolean isWhole(JsonNode selector) {
        return selector.path("ReadWriteType").asString("").equals("All")
                && selector.path("IncludeManagementEvents").asBoolean(false)
                && selector.path("ExcludeManagementEventSources").isEmpty();
    }

    private static boolean isManagement(JsonNode selector) {
        return selector.path("FieldSelectors")
                .valueStream()
                .anyMatch(f -> f.path("Field").asString("").equals(CATEGORY)
                        && f.path("Equals")
                                .valueStream()
                                .anyMatch(v -> v.asString("").equals(MANAGEMENT)));
    }
}
