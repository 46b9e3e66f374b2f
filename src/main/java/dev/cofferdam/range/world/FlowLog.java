package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.Map;

/** @param traffic {@code ALL}, {@code ACCEPT} or {@code REJECT} */
public record FlowLog(
        String id, String resource, String traffic, String destination, Instant created, Map<String, String> tags)
        implements Resource.Tagged<FlowLog> {
    public FlowLog {
        tags = Given.map(tags);
    }

    @Override
    public FlowLog withTags(Map<String, String> newTags) {
        return new FlowLog(id, resource, traffic, destination, created, newTags);
    }
}
