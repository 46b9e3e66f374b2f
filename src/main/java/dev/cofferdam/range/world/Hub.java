package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What Security Hub has in the region. */
public record Hub(Table<HubFinding> findings) implements State<Hub> {
    /**
     * A finding, in AWS's Security Finding Format.
     *
     * @param collides how often an update still meets another one of the same finding
     * @param next what it is shown as from {@code shown} on; null: as it is
     */
    public record HubFinding(
            ObjectNode json,
            int collides,
            @Nullable ObjectNode next,
            @Nullable Instant shown) implements Resource {
        public HubFinding {
            json = Given.required(json, "json");
        }

        public static HubFinding of(ObjectNode json) {
            return new HubFinding(json, 0, null, null);
        }

        @Override
        public String id() {
            return json.path("Id").asString();
        }

        public ObjectNode at(Instant now) {
            return next == null || shown == null || now.isBefore(shown) ? json : next;
        }

        /** What it will be when all updates are through. */
        public ObjectNode last() {
            return next == null ? json : next;
        }

        public HubFinding collided() {
            return new HubFinding(json, collides - 1, next, shown);
        }

        public HubFinding becoming(ObjectNode changed, Instant now, Instant then) {
            return new HubFinding(at(now), collides, changed, then);
        }
    }

    public Hub {
        findings = Given.or(findings, new Table<>());
    }

    static Hub none() {
        return new Hub(new Table<>());
    }

    @Override
    public Hub copy() {
        return Remade.copy(this);
    }
}
