package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param trust who may assume it: a policy document as JSON text
 * @param boundary ARN of the managed policy that is its permissions boundary
 */
public record Role(
        String name,
        String roleId,
        String path,
        Instant created,
        String description,
        String trust,
        Duration maxSession,
        User.@Nullable LastUse lastUsed,
        Policies policies,
        Map<String, String> tags,
        @Nullable String boundary)
        implements Resource {
    public Role {
        name = Given.required(name, "name");
        roleId = Given.required(roleId, "role_id");
        path = Given.or(path, "/");
        created = Given.required(created, "created");
        description = Given.or(description, "");
        trust = Given.required(trust, "trust");
        maxSession = Given.or(maxSession, Duration.ofHours(1));
        policies = Given.or(policies, Policies.NONE);
        tags = Given.map(tags);
    }

    @Override
    public String id() {
        return name;
    }

    public Role withPolicies(Policies newPolicies) {
        return new Role(
                name, roleId, path, created, description, trust, maxSession, lastUsed, newPolicies, tags, boundary);
    }

    public Role withTrust(String newTrust) {
        return new Role(
                name, roleId, path, created, description, newTrust, maxSession, lastUsed, policies, tags, boundary);
    }

    public Role withBoundary(@Nullable String newBoundary) {
        return new Role(
                name, roleId, path, created, description, trust, maxSession, lastUsed, policies, tags, newBoundary);
    }
}
