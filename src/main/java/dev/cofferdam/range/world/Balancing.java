package dev.cofferdam.range.world;

import dev.cofferdam.range.world.TargetGroup.Health;
import dev.cofferdam.range.world.TargetGroup.Target;
import java.time.Duration;
import java.util.List;

/** Targets come and go. Source: Application Load Balancer User Guide, "Deregistration delay". */
public final class Balancing {
    private static final Duration TO_BE_HEALTHY = Duration.ofMinutes(1);

    private Balancing() {}

    public static void register(Moment moment, String targetGroup, String instance, int port) {
        var world = moment.world();
        var present = world.targetGroups().get(targetGroup).targets().stream()
                .filter(t -> t.instance().equals(instance) && t.port() == port)
                .findFirst();
        if (present.filter(t -> t.health() != Health.DRAINING).isPresent()) return;
        world.schedule().cancel(Due.Kind.TARGET_DRAINED, key(instance, port));
        world.targetGroups().update(targetGroup, g -> g.with(new Target(instance, port, Health.INITIAL)));
        world.schedule()
                .add(moment.now().plus(TO_BE_HEALTHY), Due.Kind.TARGET_HEALTHY, key(instance, port), targetGroup);
    }

    public static void deregister(Moment moment, String targetGroup, Target target) {
        var world = moment.world();
        if (target.health() == Health.DRAINING) return;
        var key = key(target.instance(), target.port());
        var group = world.targetGroups()
                .update(targetGroup, g -> g.with(new Target(target.instance(), target.port(), Health.DRAINING)));
        world.schedule().cancel(Due.Kind.TARGET_HEALTHY, key);
        world.schedule().add(moment.now().plus(group.delay()), Due.Kind.TARGET_DRAINED, key, targetGroup);
    }

    static void registerEverywhere(Moment moment, List<String> targetGroups, String instance) {
        targetGroups.forEach(arn -> register(
                moment, arn, instance, moment.world().targetGroups().get(arn).port()));
    }

    static void deregisterEverywhere(Moment moment, List<String> targetGroups, String instance) {
        targetGroups.forEach(arn -> moment.world().targetGroups().get(arn).targets().stream()
                .filter(t -> t.instance().equals(instance))
                .forEach(t -> deregister(moment, arn, t)));
    }

    static void healthy(Moment moment, String targetGroup, String key) {
        moment.world()
                .targetGroups()
                .update(
                        targetGroup,
                        g -> g.targets().stream()
                                .filter(t -> key(t.instance(), t.port()).equals(key) && t.health() == Health.INITIAL)
                                .findFirst()
                                .map(t -> g.with(new Target(t.instance(), t.port(), Health.HEALTHY)))
                                .orElse(g));
    }

    static void drained(Moment moment, String targetGroup, String key) {
        moment.world()
                .targetGroups()
                .update(
                        targetGroup,
                        g -> g.targets().stream()
                                .filter(t -> key(t.instance(), t.port()).equals(key) && t.health() == Health.DRAINING)
                                .findFirst()
                                .map(g::without)
                                .orElse(g));
    }

    private static String key(String instance, int port) {
        return instance + ":" + port;
    }
}
