package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image of the account's own.
 *
 * @param instance what it was made of; null: something else
 * @param available until then it is pending
 * @param snapshots by device
 * @param sharedWith who else may launch it: accounts, ARNs of organizations and units, and {@link Snapshot#EVERYBODY}
 */
public record Image(
        String id,
        String name,
        @Nullable String instance,
        String description,
        Instant created,
        Instant available,
        Map<String, String> snapshots,
        List<String> sharedWith,
        Map<String, String> tags)
        implements Resource.Tagged<Image> {
    public Image {
        id = Given.required(id, "id");
        name = Given.required(name, "name");
        description = Given.or(description, "");
        created = Given.required(created, "created");
        available = Given.or(available, created);
        snapshots = Given.map(snapshots);
        sharedWith = Given.list(sharedWith);
        tags = Given.map(tags);
    }

    public Image withSharedWith(List<String> others) {
        return new Image(id, name, instance, description, created, available, snapshots, others, tags);
    }

    @Override
    public Image withTags(Map<String, String> newTags) {
        return new Image(id, name, instance, description, created, available, snapshots, sharedWith, newTags);
    }
}
