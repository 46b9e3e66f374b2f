package dev.cofferdam.range.world;

import dev.cofferdam.range.world.TargetGroup.Health;
import dev.cofferdam.range.world.TargetGroup.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Targets come and go. Source: Application Load Balancer User Guide, "Deregistration delay". */
public final class Balancing {
    private static final Duration TO_BE_HEALTHY = Duration.ofMinutes(1);

    private Balancing() {}

    /** @param zone as the caller named it */
    public static void register(Moment moment, String targetGroup, String id, int port, @Nullable String zone) {
        var world = moment.world();
        var present = find(world.targetGroups().get(targetGroup), key(id, port));
        if (present.filter(t -> t.health() != Health.DRAINING).isPresent()) return;
        world.schedule().cancel(Due.Kind.TARGET_DRAINED, key(id, port), targetGroup);
        world.targetGroups().update(targetGroup, g -> g.with(new Target(id, port, zone, Health.INITIAL)));
        world.schedule().add(moment.now().plus(TO_BE_HEALTHY), Due.Kind.TARGET_HEALTHY, key(id, port), targetGroup);
    }

    public static void deregister(Moment moment, String targetGroup, Target target) {
        var world = moment.world();
        if (target.health() == Health.DRAINING) return;
        var key = key(target.id(), target.port());
        var group = world.targetGroups().update(targetGroup, g -> g.with(target.with(Health.DRAINING)));
        world.schedule().cancel(Due.Kind.TARGET_HEALTHY, key, targetGroup);
        world.schedule().add(moment.now().plus(group.delay()), Due.Kind.TARGET_DRAINED, key, targetGroup);
    }

    static void registerEverywhere(Moment moment, List<String> targetGroups, String instance) {
        targetGroups.forEach(arn -> register(
                moment, arn, instance, moment.world().targetGroups().get(arn).port(), null));
    }

    static void deregisterEverywhere(Moment moment, List<String> targetGroups, String instance) {
        targetGroups.forEach(arn -> moment.world().targetGroups().get(arn).targets().stream()
                .filter(t -> t.id().equals(instance))
                .forEach(t -> deregister(moment, arn, t)));
    }

    static void healthy(Moment moment, String targetGroup, String key) {
        moment.world()
                .targetGroups()
                .update(
                        targetGroup,
                        g -> find(g, key)
                                .filter(t -> t.health() == Health.INITIAL)
                                .map(t -> g.with(t.with(Health.HEALTHY)))
                                .orElse(g));
    }

    static void drained(Moment moment, String targetGroup, String key) {
        moment.world()
                .targetGroups()
                .update(
                        targetGroup,
                        g -> find(g, key)
                                .filter(t -> t.health() == Health.DRAINING)
                                .map(g::without)
                                .orElse(g));
    }

    private static Optional<Target> find(TargetGroup group, String key) {
        return group.targets().stream()
                .filter(t -> key(t.id(), t.port()).equals(key))
                .findFirst();
    }

    private static String key(String id, int port) {
        return id + ":" + port;
    }
}
