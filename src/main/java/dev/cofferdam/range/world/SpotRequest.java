package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request for spot instances: of a single one, or of a fleet by its id {@code sfr-…}.
 *
 * @param state as EC2 spells it
 * @param renews whether it launches others for those that end
 */
public record SpotRequest(
        String id,
        String state,
        boolean renews,
        String instanceType,
        List<String> instances,
        Instant created,
        Map<String, String> tags)
        implements Resource.Tagged<SpotRequest> {
    public SpotRequest {
        id = Given.required(id, "id");
        state = Given.or(state, "active");
        instanceType = Given.or(instanceType, "c6i.8xlarge");
        instances = Given.list(instances);
        created = Given.required(created, "created");
        tags = Given.map(tags);
    }

    @JsonIgnore
    public boolean isFleet() {
        return id.startsWith("sfr-");
    }

    public SpotRequest withState(String newState) {
        return new SpotRequest(id, newState, renews, instanceType, instances, created, tags);
    }

    @Override
    public SpotRequest withTags(Map<String, String> newTags) {
        return new SpotRequest(id, state, renews, instanceType, instances, created, newTags);
    }
}
