package dev.cofferdam.range.world;

import java.time.Instant;

/** An IAM group. */
public record Group(String name, String groupId, Instant created, Policies policies) implements Resource {
    public Group {
        name = Given.required(name, "name");
        groupId = Given.required(groupId, "group_id");
        created = Given.required(created, "created");
        policies = Given.or(policies, Policies.NONE);
    }

    @Override
    public String id() {
        return name;
    }

    public Group withPolicies(Policies newPolicies) {
        return new Group(name, groupId, created, newPolicies);
    }
}
