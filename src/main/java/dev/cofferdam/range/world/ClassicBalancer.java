package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Classic Load Balancer.
 *
 * @param drains for how many seconds it lets open connections go on; 0: it cuts them
 * @param draining until when, by instance
 */
public record ClassicBalancer(
        String name, String vpc, List<String> instances, int drains, Map<String, Instant> draining, Instant created)
        implements Resource {
    public ClassicBalancer {
        name = Given.required(name, "name");
        vpc = Given.required(vpc, "vpc");
        instances = Given.list(instances);
        draining = Given.map(draining);
        created = Given.required(created, "created");
    }

    @Override
    public String id() {
        return name;
    }

    public boolean drains(String instance, Instant now) {
        var until = draining.get(instance);
        return until != null && now.isBefore(until);
    }

    public ClassicBalancer with(String instance) {
        var left = new LinkedHashMap<>(draining);
        left.remove(instance);
        return new ClassicBalancer(
                name,
                vpc,
                Stream.concat(instances.stream(), Stream.of(instance))
                        .distinct()
                        .toList(),
                drains,
                left,
                created);
    }

    public ClassicBalancer without(String instance, Instant now) {
        var more = new LinkedHashMap<>(draining);
        if (drains > 0) more.put(instance, now.plusSeconds(drains));
        return new ClassicBalancer(
                name, vpc, instances.stream().filter(i -> !i.equals(instance)).toList(), drains, more, created);
    }
}
