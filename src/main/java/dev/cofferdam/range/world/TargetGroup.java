package dev.cofferdam.range.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param type {@code instance} or {@code ip}: what its targets are
 * @param delay how long a target that is deregistered goes on draining
 */
public record TargetGroup(
        String arn,
        String name,
        String type,
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

    /**
     * An instance or address at a port.
     *
     * @param zone {@code all} for an address outside the VPC; null: the load balancer's business
     */
    public record Target(String id, int port, @Nullable String zone, Health health) {
        boolean sameAs(Target other) {
            return id.equals(other.id) && port == other.port;
        }

        Target with(Health newHealth) {
            return new Target(id, port, zone, newHealth);
        }
    }

    public TargetGroup {
        arn = Given.required(arn, "arn");
        name = Given.required(name, "name");
        type = Given.or(type, "instance");
        protocol = Given.or(protocol, "HTTP");
        delay = Given.or(delay, Duration.ofMinutes(5));
        targets = Given.list(targets);
    }

    @Override
    public String id() {
        return arn;
    }

    public boolean holdsAddresses() {
        return type.equals("ip");
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
        return new TargetGroup(arn, name, type, protocol, port, vpc, loadBalancer, delay, newTargets);
    }
}
