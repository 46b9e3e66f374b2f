package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One management event, without what only its rendering adds.
 *
 * @param source {@code ec2.amazonaws.com}
 * @param actor an {@link Actor}'s name
 * @param ip null: the actor's
 */
public record TrailEvent(
        String id,
        Instant at,
        String name,
        String source,
        String region,
        String actor,
        @Nullable String ip,
        @Nullable String agent,
        boolean readOnly,
        @Nullable String requestId,
        @Nullable ObjectNode request,
        @Nullable ObjectNode response,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        List<Subject> resources)
        implements Resource {

    /** @param type {@code AWS::EC2::Instance} */
    public record Subject(String type, String name) {}

    public TrailEvent {
        resources = Given.list(resources);
    }
}
