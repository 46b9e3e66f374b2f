package dev.cofferdam.range.world;

import dev.cofferdam.range.world.Instance.Profile;
import java.util.List;
import java.util.Map;

/** Makes the instances that an auto scaling group launches. */
final class Launching {
    private Launching() {}

    /** @return the new instance's id */
    static String launch(Moment moment, AutoScalingGroup group) {
        var world = moment.world();
        var ids = moment.ids();
        var id = ids.resource("i");
        var subnet = world.subnets()
                .get(group.subnets().get(ids.below(group.subnets().size())));
        var launch = group.launch();
        var tags = Map.of("Name", group.name(), "aws:autoscaling:groupName", group.name());
        world.instances()
                .put(new Instance(
                        id,
                        ids.resource("r"),
                        launch.image(),
                        launch.type(),
                        subnet.id(),
                        null,
                        moment.now(),
                        Instance.State.PENDING,
                        null,
                        Instance.Settings.DEFAULT,
                        launch.profile() == null
                                ? null
                                : new Profile(ids.resource("iip-assoc"), launch.profile(), moment.now()),
                        null,
                        new Instance.Agent("3.3.3050.0", "Amazon Linux", moment.now()),
                        tags));
        world.networkInterfaces()
                .put(new NetworkInterface(
                        ids.resource("eni"),
                        subnet.id(),
                        freeAddress(world, subnet, ids),
                        null,
                        launch.groups(),
                        id,
                        0,
                        ids.resource("eni-attach"),
                        "0a:ff:%02x:%02x:%02x:%02x"
                                .formatted(ids.below(256), ids.below(256), ids.below(256), ids.below(256)),
                        "",
                        null,
                        Map.of()));
        world.volumes()
                .put(new Volume(
                        ids.resource("vol"),
                        launch.rootSize(),
                        "gp3",
                        true,
                        world.arn("kms", "alias/aws/ebs"),
                        subnet.zone(),
                        moment.now(),
                        id,
                        "/dev/xvda",
                        true,
                        Map.of()));
        Power.start(moment, id);
        return id;
    }

    private static String freeAddress(World world, Subnet subnet, Ids ids) {
        var prefix = subnet.cidr().substring(0, subnet.cidr().lastIndexOf('.') + 1);
        List<String> taken = world.networkInterfaces().stream()
                .map(NetworkInterface::privateIp)
                .toList();
        var start = ids.below(200);
        for (var i = 0; i < 200; i++) {
            var address = prefix + (20 + (start + i) % 200);
            if (!taken.contains(address)) return address;
        }
        throw new IllegalStateException("no free address in " + subnet.id());
    }
}
