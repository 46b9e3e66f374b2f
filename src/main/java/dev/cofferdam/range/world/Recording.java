package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What AWS Config has in the region. */
public record Recording(Table<Recorder> recorders, Table<Channel> channels, Table<Item> items)
        implements State<Recording> {
    /** @param allTypes whether it records every kind of resource */
    public record Recorder(
            String name,
            boolean recording,
            boolean allTypes,
            @Nullable Instant started,
            @Nullable Instant stopped) implements Resource {
        public Recorder {
            name = Given.required(name, "name");
        }

        @Override
        public String id() {
            return name;
        }

        public Recorder startedAt(Instant now) {
            return new Recorder(name, true, allTypes, now, stopped);
        }

        public Recorder stoppedAt(Instant now) {
            return new Recorder(name, false, allTypes, started, now);
        }
    }

    /** Where it delivers. */
    public record Channel(String name, String bucket) implements Resource {
        public Channel {
            name = Given.required(name, "name");
            bucket = Given.required(bucket, "bucket");
        }

        @Override
        public String id() {
            return name;
        }
    }

    /** How a resource was at some time, as the API has it. */
    public record Item(ObjectNode json) implements Resource {
        public Item {
            json = Given.required(json, "json");
        }

        @Override
        public String id() {
            return String.join(
                    " ",
                    json.path("resourceType").asString(),
                    json.path("resourceId").asString(),
                    json.path("configurationItemCaptureTime").asString());
        }
    }

    public Recording {
        recorders = Given.or(recorders, new Table<>());
        channels = Given.or(channels, new Table<>());
        items = Given.or(items, new Table<>());
    }

    static Recording none() {
        return new Recording(new Table<>(), new Table<>(), new Table<>());
    }

    @Override
    public Recording copy() {
        return Remade.copy(this);
    }
}
