package dev.cofferdam.range.world;

import java.time.Instant;

/** An instance profile with its one role. */
public record InstanceProfile(String name, String profileId, String role, Instant created) implements Resource {
    public InstanceProfile {
        name = Given.required(name, "name");
        profileId = Given.required(profileId, "profile_id");
        role = Given.required(role, "role");
        created = Given.required(created, "created");
    }

    @Override
    public String id() {
        return name;
    }
}
