package dev.cofferdam.action.eks;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Optional;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** Finds clusters, by name and by ARN. */
record Clusters(ActionContext aws) {
    static final String CLUSTER = "arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}";

    /** @throws ActionException when there is none */
    Cluster get(String name) {
        return find(name)
                .orElseThrow(() -> new ActionException(
                        "NoSuchCluster",
                        "There is no cluster %s in region %s of account %s. Check its name and its region."
                                .formatted(name, aws.region(), aws.account())));
    }

    Optional<Cluster> find(String name) {
        try {
            return Optional.of(aws.client(EksClient.class)
                    .describeCluster(r -> r.name(name))
                    .cluster());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    static String name(String arn) {
        return arn.substring(arn.indexOf(":cluster/") + ":cluster/".length());
    }
}
