package dev.cofferdam.range.world;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Something of an account, as the services see it that know all others' resources.
 *
 * @param type as in ARNs and filters: {@code ec2:instance}
 */
public record TaggedResource(String arn, String type, String region, Map<String, String> tags) {
    /** All that carries tags here, in the region that the account is seen in. */
    public static Stream<TaggedResource> in(World world) {
        return Stream.of(
                        ec2(world, "instance", world.instances()),
                        ec2(world, "volume", world.volumes()),
                        ec2(world, "snapshot", world.snapshots()),
                        ec2(world, "image", world.ec2().images()),
                        ec2(world, "vpc-flow-log", world.ec2().flowLogs()),
                        ec2(world, "spot-instances-request", world.ec2().spotRequests()),
                        ec2(world, "security-group", world.securityGroups()),
                        ec2(world, "network-interface", world.networkInterfaces()),
                        ec2(world, "vpc", world.vpcs()),
                        ec2(world, "subnet", world.subnets()),
                        ec2(world, "route-table", world.routeTables()),
                        ec2(world, "elastic-ip", world.addresses()))
                .flatMap(s -> s);
    }

    private static Stream<TaggedResource> ec2(World world, String type, Table<? extends Resource.Tagged<?>> resources) {
        return resources.stream()
                .map(r -> new TaggedResource(
                        world.arn("ec2", type + "/" + r.id()), "ec2:" + type, world.region(), r.tags()));
    }
}
