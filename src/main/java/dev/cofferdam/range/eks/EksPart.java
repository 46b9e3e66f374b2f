package dev.cofferdam.range.eks;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.EksState.KubernetesCluster;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.EksClient;

/** What all parts of the service have. */
abstract class EksPart implements EksClient {
    final Call call;
    final World world;

    EksPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    KubernetesCluster cluster(@Nullable String name) {
        return world.eks()
                .clusters()
                .find(name)
                .orElseThrow(() -> notFound("No cluster found for name: %s.".formatted(name)));
    }

    void put(KubernetesCluster cluster) {
        world.eks().clusters().put(cluster);
    }

    static ServiceError notFound(String message) {
        return new ServiceError("ResourceNotFoundException", message, 404);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
