package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;

/** An application load balancer. */
public record LoadBalancer(
        String arn, String name, String dnsName, String vpc, List<String> subnets, List<String> groups, Instant created)
        implements Resource {
    public LoadBalancer {
        arn = Given.required(arn, "arn");
        subnets = Given.list(subnets);
        groups = Given.list(groups);
        created = Given.required(created, "created");
    }

    @Override
    public String id() {
        return arn;
    }
}
