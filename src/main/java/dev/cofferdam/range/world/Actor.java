package dev.cofferdam.range.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who makes calls that CloudTrail records.
 *
 * @param name what a scenario's events call it
 * @param username as {@code LookupEvents} shows it: a user's name, a role session's name
 * @param identity the record's {@code userIdentity}
 */
public record Actor(String name, @Nullable String username, ObjectNode identity, String ip, String agent)
        implements Resource {
    public Actor {
        name = Given.required(name, "name");
        identity = Given.required(identity, "identity");
        ip = Given.required(ip, "ip");
        agent = Given.or(agent, "aws-cli/2.31.0");
    }

    @Override
    public String id() {
        return name;
    }
}
