package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account has in other regions than its own, by their names. Holds state; not thread-safe. */
public final class Abroad implements State<Abroad> {
    private final Map<String, World> regions = new TreeMap<>();
    /** Those that no copy has too; any other is copied before somebody gets it, who may change it. */
    private final Set<String> own = new HashSet<>();

    private boolean touched;

    public Abroad() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Abroad(@Nullable Map<String, World> regions) {
        if (regions != null) this.regions.putAll(regions);
    }

    /** To look at; what is to be changed is asked for by its region. */
    @JsonValue
    public Map<String, World> all() {
        return Map.copyOf(regions);
    }

    Optional<World> in(String region) {
        if (regions.containsKey(region) && own.add(region))
            regions.computeIfPresent(region, (_, world) -> world.copy());
        return Optional.ofNullable(regions.get(region));
    }

    void keep(World world) {
        touched = true;
        own.add(world.region());
        regions.put(world.region(), world);
    }

    boolean isDue(Instant now) {
        return regions.values().stream().anyMatch(world -> world.isDue(now));
    }

    @Override
    public boolean touched() {
        return touched
                || own.stream()
                        .anyMatch(region ->
                                Objects.requireNonNull(regions.get(region)).touched());
    }

    @Override
    public Abroad copy() {
        own.clear();
        return new Abroad(regions);
    }
}
