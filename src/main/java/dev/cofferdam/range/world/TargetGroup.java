package dev.cofferdam.range.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param delay how long a target that is deregistered goes on draining */
public record TargetGroup(
        String arn,
        String name,
        String protocol,
        int port,
        String vpc,
        @Nullable String loadBalancer,
        Duration delay,
        List<Target> targets)
        implements Resource {

    /** Source: Elastic Load Balancing API Reference, TargetHealth. */
    public enum Health {
        INITIAL,
        HEALTHY,
        DRAINING
    }

    /** An instance at a port. */
    public record Target(String instance, int port, Health health) {
        boolean sameAs(Target other) {
            return instance.equals(other.instance) && port == other.port;
        }
    }

    public TargetGroup {
        arn = Given.required(arn, "arn");
        name = Given.required(name, "name");
        protocol = Given.or(protocol, "HTTP");
        delay = Given.or(delay, Duration.ofMinutes(5));
        targets = Given.list(targets);
    }

    @Override
    public String id() {
        return arn;
    }

    public TargetGroup with(Target target) {
        var all = new ArrayList<>(without(target).targets);
        all.add(target);
        return withTargets(all);
    }

    public TargetGroup without(Target target) {
        return withTargets(targets.stream().filter(t -> !t.sameAs(target)).toList());
    }

    private TargetGroup withTargets(List<Target> newTargets) {
        return new TargetGroup(arn, name, protocol, port, vpc, loadBalancer, delay, newTargets);
    }
}
