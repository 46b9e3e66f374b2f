package dev.cofferdam.range.ecs;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Containers;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What all parts of the service have. */
abstract class EcsPart implements EcsClient {
    private static final String DEFAULT = "default";

    final Call call;
    final World world;
    final Containers containers;

    EcsPart(Call call) {
        this.call = call;
        this.world = call.world();
        this.containers = world.containers();
    }

    /** @param named name or ARN; null: the default cluster */
    String cluster(@Nullable String named) {
        var name = named == null ? DEFAULT : last(named);
        if (!containers.clusters().has(name)) throw new ServiceError("ClusterNotFoundException", "Cluster not found.");
        return name;
    }

    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String clusterArn(String name) {
        return world.arn("ecs", "cluster/" + name);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
