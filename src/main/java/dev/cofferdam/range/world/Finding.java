package dev.cofferdam.range.world;

import tools.jackson.databind.JsonNode;

/**
 * A GuardDuty finding.
 *
 * @param json as the service gives it, in its lower camel case
 */
public record Finding(JsonNode json) implements Resource {
    @Override
    public String id() {
        return json.path("id").asString();
    }
}
