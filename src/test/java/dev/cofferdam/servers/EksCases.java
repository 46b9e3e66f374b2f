package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.eks.RemoveAccessEntry;
import dev.cofferdam.action.eks.RestrictEndpoint;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eks.EksClient;

/** How the changing actions of {@code action.eks} are tried. */
final class EksCases {
    private static final String ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";

    private EksCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new RemoveAccessEntry(), EksCases::removeAccessEntry),
                new ChangeCase<>(new RestrictEndpoint(), EksCases::restrictEndpoint));
    }

    private static Situation<RemoveAccessEntry.In, RemoveAccessEntry.Out> removeAccessEntry(Server server) {
        var cluster = server.account().cluster();
        var principal = "arn:aws:iam::111122223333:role/" + server.account().role();
        var eks = server.client(EksClient.class);
        eks.createAccessEntry(
                r -> r.clusterName(cluster).principalArn(principal).kubernetesGroups("ops"));
        eks.associateAccessPolicy(r ->
                r.clusterName(cluster).principalArn(principal).policyArn(ADMIN).accessScope(s -> s.type("cluster")));
        var named = Map.<String, Object>of("clusterName", cluster, "principalArn", principal);
        return new Situation<>(
                new RemoveAccessEntry.In(cluster, principal),
                List.of(
                        that(
                                        "its groups",
                                        new Read("eks", "DescribeAccessEntry", named),
                                        at("/accessEntry/kubernetesGroups"))
                                .becomes("nothing"),
                        that(
                                        "its policies",
                                        new Read("eks", "ListAssociatedAccessPolicies", named),
                                        at("/associatedAccessPolicies/0/policyArn"))
                                .becomes("nothing")),
                out -> assertThat(out.removed()).isTrue());
    }

    private static Situation<RestrictEndpoint.In, RestrictEndpoint.Out> restrictEndpoint(Server server) {
        var cluster = server.account().cluster();
        var described = new Read("eks", "DescribeCluster", "name", cluster);
        return new Situation<>(
                new RestrictEndpoint.In(cluster, List.of("203.0.113.7/32")),
                List.of(
                        that("whether it is public", described, at("/cluster/resourcesVpcConfig/endpointPublicAccess")),
                        that(
                                        "whether it is private",
                                        described,
                                        at("/cluster/resourcesVpcConfig/endpointPrivateAccess"))
                                .becomes(true),
                        that(
                                        "from where it is reached",
                                        described,
                                        answer -> json(answer.at("/cluster/resourcesVpcConfig/publicAccessCidrs")
                                                .valueStream()
                                                .map(cidr -> cidr.asString())
                                                .toList()))
                                .becomes(List.of("203.0.113.7/32"))),
                out -> assertThat(out.cidrs()).containsExactly("203.0.113.7/32"));
    }
}
