package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param role the one that it hands out; null: none */
public record InstanceProfile(
        String name, String profileId, @Nullable String role, Instant created) implements Resource {
    public InstanceProfile {
        name = Given.required(name, "name");
        profileId = Given.required(profileId, "profile_id");
        created = Given.required(created, "created");
    }

    @Override
    public String id() {
        return name;
    }

    public InstanceProfile withoutRole() {
        return new InstanceProfile(name, profileId, null, created);
    }
}
