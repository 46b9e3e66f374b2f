package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens by itself at a time.
 *
 * @param resource what it happens to
 * @param of the group that the resource belongs to, where there is one
 */
public record Due(
        Instant at, Kind kind, String resource, @Nullable String of) {
    public enum Kind {
        DATABASE_SETTLED,
        DATABASE_RESTARTS,
        SECRET_ROTATED,
        INSTANCE_RUNNING,
        INSTANCE_STOPPED,
        INSTANCE_TERMINATED,
        INSTANCE_FORGOTTEN,
        PROFILE_GONE,
        METADATA_APPLIED,
        MEMBER_IN_SERVICE,
        MEMBER_IN_STANDBY,
        MEMBER_GONE,
        GROUP_CHECKED,
        TARGET_HEALTHY,
        TARGET_DRAINED,
        EVENT_SOURCE_AT_REST,
        CONTAINERS_SETTLED,
        CLUSTER_UPDATED
    }
}
