package dev.cofferdam.action.eks;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.ClusterStatus;
import software.amazon.awssdk.services.eks.model.VpcConfigRequest;
import software.amazon.awssdk.services.eks.model.VpcConfigResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From where the Kubernetes API of a cluster, by its ARN, is reached. The addresses count only while the endpoint is
 * public. Source: EKS API Reference, UpdateClusterConfig, VpcConfigResponse; EKS User Guide, "Cluster API server
 * endpoint".
 */
record EndpointAccess() implements Setting {
    private static final String PUBLIC = "EndpointPublicAccess";
    private static final String PRIVATE = "EndpointPrivateAccess";
    private static final String CIDRS = "PublicAccessCidrs";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final int LOOKS = 120;

    /** Reached from the cluster's VPC alone. */
    static ObjectNode privately() {
        return Json.object().put(PUBLIC, false).put(PRIVATE, true);
    }

    /** Reached from the cluster's VPC, and from these addresses. */
    static ObjectNode from(List<String> cidrs) {
        var access = Json.object().put(PUBLIC, true).put(PRIVATE, true);
        return access.set(CIDRS, sorted(cidrs));
    }

    static boolean isPublic(JsonNode access) {
        return access.path(PUBLIC).asBoolean();
    }

    static boolean isPrivate(JsonNode access) {
        return access.path(PRIVATE).asBoolean();
    }

    static List<String> cidrs(JsonNode access) {
        return access.path(CIDRS).valueStream().map(JsonNode::asString).toList();
    }

    static JsonNode of(VpcConfigResponse vpc) {
        var access = Json.object()
                .put(PUBLIC, Boolean.TRUE.equals(vpc.endpointPublicAccess()))
                .put(PRIVATE, Boolean.TRUE.equals(vpc.endpointPrivateAccess()));
        if (isPublic(access)) access.set(CIDRS, sorted(vpc.publicAccessCidrs()));
        return access;
    }

    private static JsonNode sorted(List<String> cidrs) {
        return Json.MAPPER.valueToTree(cidrs.stream().sorted().toList());
    }

    @Override
    public String attribute() {
        return "EndpointAccess";
    }

    @Override
    public String title() {
        return "endpoint access";
    }

    @Override
    public String owner(String cluster) {
        return "cluster " + Clusters.name(cluster);
    }

    @Override
    public Optional<JsonNode> read(String cluster, ActionContext aws) {
        return new Clusters(aws).find(Clusters.name(cluster)).map(found -> of(found.resourcesVpcConfig()));
    }

    /**
     * EKS takes one update at a time and some minutes for each: waits for one that is under way, and for its own. What
     * is so already is not asked for, because EKS refuses that.
     */
    @Override
    public void write(String cluster, JsonNode access, ActionContext aws) {
        awaitRest(cluster, aws);
        if (read(cluster, aws).filter(access::equals).isPresent()) return;
        var wanted = VpcConfigRequest.builder()
                .endpointPublicAccess(isPublic(access))
                .endpointPrivateAccess(isPrivate(access));
        if (isPublic(access)) wanted.publicAccessCidrs(cidrs(access));
        aws.client(EksClient.class)
                .updateClusterConfig(r -> r.name(Clusters.name(cluster)).resourcesVpcConfig(wanted.build()));
        awaitRest(cluster, aws);
        if (read(cluster, aws).filter(access::equals).isEmpty())
            throw new ActionException(
                    "UpdateFailed",
                    "EKS did not update the endpoint access of cluster %s. Look at its updates (aws eks list-updates, describe-update) for the reason, then plan again."
                            .formatted(Clusters.name(cluster)));
    }

    private static void awaitRest(String cluster, ActionContext aws) {
        var name = Clusters.name(cluster);
        for (var look = 0; new Clusters(aws).get(name).status() == ClusterStatus.UPDATING; look++) {
            if (look == LOOKS)
                throw new ActionException(
                        "ClusterInUse",
                        "Cluster %s has been updating for half an hour. Look at its updates (aws eks list-updates), and run this again when it is through."
                                .formatted(name));
            aws.progress("waiting until cluster %s is updated".formatted(name));
            aws.pause(BETWEEN_LOOKS);
        }
    }
}
