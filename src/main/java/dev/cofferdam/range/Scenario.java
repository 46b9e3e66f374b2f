package dev.cofferdam.range;

import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario as its file has it; times are already those of the start.
 *
 * @param limits calls a second by operation
 * @param account everything that is in it, but for what follows
 * @param accounts others of the same organization, each entered by the role of its own responder
 * @param trail what CloudTrail has recorded
 * @param findings files below {@code findings/}
 */
record Scenario(
        int format,
        String title,
        String description,
        @Nullable List<Fault> faults,
        @Nullable Map<String, Integer> limits,
        World account,
        @Nullable List<World> accounts,
        @Nullable List<Event> trail,
        @Nullable List<FindingFile> findings) {

    /**
     * A call that somebody made.
     *
     * @param call {@code iam:CreateUser}
     * @param at when, the first time
     * @param repeat when it came again and again
     * @param error code
     * @param resources names by type
     */
    record Event(
            Instant at,
            String who,
            String call,
            @Nullable String region,
            @Nullable String ip,
            @Nullable String agent,
            @Nullable ObjectNode request,
            @Nullable ObjectNode response,
            @Nullable String error,
            @Nullable String message,
            @Nullable Map<String, String> resources,
            @Nullable Repeat repeat) {}

    record Repeat(Duration every, int times) {}

    /** @param updated when the finding was updated last; its other times keep their distance to that */
    record FindingFile(String file, Instant updated) {}

    Scenario {
        if (format != 1) throw new IllegalArgumentException("format must be 1");
        if (title == null || description == null)
            throw new IllegalArgumentException("title and description are needed");
        if (account == null) throw new IllegalArgumentException("account is missing");
    }
}
