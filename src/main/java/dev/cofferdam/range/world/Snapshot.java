package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a volume; how far it is follows from the time.
 *
 * @param sharedWith who else may make volumes of it: accounts, and {@link #EVERYBODY}
 */
public record Snapshot(
        String id,
        String volume,
        int size,
        boolean encrypted,
        @Nullable String kmsKey,
        Instant started,
        Instant completes,
        String description,
        List<String> sharedWith,
        Map<String, String> tags)
        implements Resource.Tagged<Snapshot> {
    /** As the group of all accounts is called. */
    public static final String EVERYBODY = "all";

    public Snapshot {
        id = Given.required(id, "id");
        volume = Given.required(volume, "volume");
        started = Given.required(started, "started");
        completes = Given.or(completes, started);
        description = Given.or(description, "");
        sharedWith = Given.list(sharedWith);
        tags = Given.map(tags);
    }

    public boolean completed(Instant now) {
        return !now.isBefore(completes);
    }

    /** 0 to 100; less than 100 until it is complete. */
    public int progress(Instant now) {
        if (completed(now)) return 100;
        var whole = Math.max(1, Duration.between(started, completes).toMillis());
        return Math.clamp(Duration.between(started, now).toMillis() * 100 / whole, 0, 99);
    }

    public Snapshot withSharedWith(List<String> others) {
        return new Snapshot(id, volume, size, encrypted, kmsKey, started, completes, description, others, tags);
    }

    @Override
    public Snapshot withTags(Map<String, String> newTags) {
        return new Snapshot(id, volume, size, encrypted, kmsKey, started, completes, description, sharedWith, newTags);
    }
}
