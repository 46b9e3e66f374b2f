package dev.cofferdam.range.eks;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Due;
import dev.cofferdam.range.world.EksState;
import dev.cofferdam.range.world.EksState.Endpoint;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.model.ClusterStatus;
import software.amazon.awssdk.services.eks.model.DescribeClusterRequest;
import software.amazon.awssdk.services.eks.model.DescribeClusterResponse;
import software.amazon.awssdk.services.eks.model.UpdateClusterConfigRequest;
import software.amazon.awssdk.services.eks.model.UpdateClusterConfigResponse;
import software.amazon.awssdk.services.eks.model.UpdateStatus;
import software.amazon.awssdk.services.eks.model.UpdateType;

/**
 * Clusters and whom their endpoints let in. One update at a time, and what it sets is seen when it is through. Source:
 * EKS API Reference, UpdateClusterConfig; EKS User Guide, "Cluster API server endpoint".
 */
final class Clusters extends EksPart {
    Clusters(Call call) {
        super(call);
    }

    @Override
    public DescribeClusterResponse describeCluster(DescribeClusterRequest request) {
        var cluster = cluster(request.name());
        var endpoint = cluster.endpoint();
        return DescribeClusterResponse.builder()
                .cluster(c -> c.name(cluster.name())
                        .arn(world.arn("eks", "cluster/" + cluster.name()))
                        .status(cluster.next() == null ? ClusterStatus.ACTIVE : ClusterStatus.UPDATING)
                        .accessConfig(a -> a.authenticationMode(cluster.authentication()))
                        .resourcesVpcConfig(v -> v.endpointPublicAccess(endpoint.isPublic())
                                .endpointPrivateAccess(endpoint.isPrivate())
                                .publicAccessCidrs(endpoint.publicCidrs())))
                .build();
    }

    @Override
    public UpdateClusterConfigResponse updateClusterConfig(UpdateClusterConfigRequest request) {
        var cluster = cluster(request.name());
        if (cluster.next() != null)
            throw new ServiceError(
                    "ResourceInUseException",
                    "Cannot UpdateClusterConfig because cluster %s currently has an update in progress"
                            .formatted(cluster.name()),
                    409);
        var wanted = request.resourcesVpcConfig();
        var now = cluster.endpoint();
        var next = new Endpoint(
                or(wanted.endpointPublicAccess(), now.isPublic()),
                or(wanted.endpointPrivateAccess(), now.isPrivate()),
                wanted.hasPublicAccessCidrs() ? wanted.publicAccessCidrs() : now.publicCidrs());
        if (!next.isPublic() && !next.isPrivate()) throw invalid("Private and public endpoint access cannot be false");
        if (next.equals(now))
            throw invalid(
                    "Cluster is already at the desired configuration with endpointPrivateAccess: %s , endpointPublicAccess: %s, and Public Endpoint Restrictions: %s"
                            .formatted(now.isPrivate(), now.isPublic(), now.publicCidrs()));
        put(cluster.updatingTo(next));
        world.schedule().add(call.now().plus(EksState.TO_UPDATE), Due.Kind.CLUSTER_UPDATED, cluster.name());
        return UpdateClusterConfigResponse.builder()
                .update(u -> u.id(call.ids().uuid())
                        .type(UpdateType.ENDPOINT_ACCESS_UPDATE)
                        .status(UpdateStatus.IN_PROGRESS)
                        .createdAt(call.now()))
                .build();
    }

    private static boolean or(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }

    private static ServiceError invalid(String message) {
        return new ServiceError("InvalidParameterException", message);
    }
}
