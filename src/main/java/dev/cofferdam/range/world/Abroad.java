package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account has in other regions than its own, by their names. Holds state; not thread-safe. */
public final class Abroad implements State<Abroad> {
    private final Map<String, World> regions = new TreeMap<>();
    private boolean touched;

    public Abroad() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Abroad(@Nullable Map<String, World> regions) {
        if (regions != null) this.regions.putAll(regions);
    }

    @JsonValue
    public Map<String, World> all() {
        return Map.copyOf(regions);
    }

    Optional<World> in(String region) {
        return Optional.ofNullable(regions.get(region));
    }

    void keep(World world) {
        touched = true;
        regions.put(world.region(), world);
    }

    @Override
    public boolean touched() {
        return touched || regions.values().stream().anyMatch(World::touched);
    }

    @Override
    public Abroad copy() {
        var copy = new Abroad();
        regions.forEach((region, world) -> copy.regions.put(region, world.copy()));
        return copy;
    }
}
