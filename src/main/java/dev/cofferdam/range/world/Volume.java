package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param size in GiB
 * @param instance what it is attached to; null: nothing
 */
public record Volume(
        String id,
        int size,
        String type,
        boolean encrypted,
        @Nullable String kmsKey,
        String zone,
        Instant created,
        @Nullable String instance,
        @Nullable String device,
        boolean deleteOnTermination,
        Map<String, String> tags)
        implements Resource.Tagged<Volume> {
    public Volume {
        id = Given.required(id, "id");
        zone = Given.required(zone, "zone");
        type = Given.or(type, "gp3");
        created = Given.required(created, "created");
        tags = Given.map(tags);
    }

    public Volume detached() {
        return new Volume(id, size, type, encrypted, kmsKey, zone, created, null, null, false, tags);
    }

    @Override
    public Volume withTags(Map<String, String> newTags) {
        return new Volume(
                id, size, type, encrypted, kmsKey, zone, created, instance, device, deleteOnTermination, newTags);
    }
}
