package dev.cofferdam.action.eks;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eks.model.AuthenticationMode;
import software.amazon.awssdk.services.eks.model.Cluster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Source: EKS User Guide, "Grant IAM users access to Kubernetes with EKS access entries"; EKS API Reference,
 * DeleteAccessEntry.
 */
public final class RemoveAccessEntry implements ChangesSettings<RemoveAccessEntry.In, RemoveAccessEntry.Out> {
    private static final String ENTRY =
            "arn:${Partition}:eks:${Region}:${Account}:access-entry/${ClusterName}/${IamIdentityType}/${IamIdentityAccountID}/${IamIdentityName}/${UUID}";

    public record In(
            @Input("The cluster's name.") String cluster,

            @Input(type = ValueType.AWS_ARN, value = "The user or the role; of a role the role itself, not a session.")
            String principal) {}

    public record Out(
            @Output("Whether the principal has no access entry in the cluster.")
            boolean removed) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "eks.remove-access-entry",
                "Remove an access entry of an EKS cluster",
                """
                Takes from a user or a role the access to a cluster that it has by an access entry, with its groups \
                and its policies.

                - **What it made inside Kubernetes stays**: service accounts and their tokens, pods, role bindings, \
                webhooks. Look for them in the audit log; these tokens need no AWS identity.
                - Where the cluster reads the ConfigMap `aws-auth` as well, the principal may be in there too: the plan \
                says so, and it has to be taken out with kubectl.
                - An entry of another type than STANDARD is one of nodes: without it they leave the cluster.
                - Who may change access entries can make it again: contain that in IAM.
                - Take care not to remove the only entry of an administrator.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Clusters.CLUSTER, "eks:DescribeCluster"),
                        Permission.on(ENTRY, "eks:DescribeAccessEntry"),
                        Permission.on(ENTRY, "eks:ListAssociatedAccessPolicies"),
                        Permission.on(ENTRY, "eks:DeleteAccessEntry"),
                        Permission.on(Clusters.CLUSTER, "eks:CreateAccessEntry"),
                        Permission.on(ENTRY, "eks:AssociateAccessPolicy")),
                "Makes the entry again, with its groups, its tags, its policies and their scopes.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var cluster = readable(in, aws);
        var change = new ClusterAccess(in.principal()).change(cluster.arn(), NullNode.getInstance(), aws);
        if (change.isEmpty())
            return Plan.of(
                            "%s has no access entry in cluster %s".formatted(in.principal(), in.cluster()),
                            List.of(),
                            cluster.arn())
                    .warning(byConfigMap(cluster, in));
        return Plan.of(
                        "Take from %s its access to cluster %s".formatted(in.principal(), in.cluster()),
                        List.of(change.get()),
                        cluster.arn(),
                        in.principal())
                .warning(warnings(cluster, in, change.get().before()));
    }

    private static List<String> warnings(Cluster cluster, In in, JsonNode entry) {
        var warnings = new ArrayList<String>();
        if (!ClusterAccess.type(entry).equals(ClusterAccess.STANDARD))
            warnings.add("The entry is of type %s: the nodes that join by %s leave the cluster."
                    .formatted(ClusterAccess.type(entry), in.principal()));
        ClusterAccess.policies(entry)
                .forEach(policy ->
                        warnings.add("It loses %s.".formatted(policy.substring(policy.lastIndexOf('/') + 1))));
        ClusterAccess.groups(entry)
                .forEach(group -> warnings.add("It is in the Kubernetes group %s no more.".formatted(group)));
        warnings.addAll(byConfigMap(cluster, in));
        warnings.add("What it made inside the cluster stays, service accounts and their tokens too.");
        return warnings;
    }

    private static List<String> byConfigMap(Cluster cluster, In in) {
        return mode(cluster) == AuthenticationMode.API_AND_CONFIG_MAP
                ? List.of("The cluster reads its ConfigMap aws-auth too: look with kubectl whether %s is in there."
                        .formatted(in.principal()))
                : List.of();
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(new ClusterAccess(in.principal())
                .read(readable(in, aws).arn(), aws)
                .filter(JsonNode::isNull)
                .isPresent());
    }

    /** @throws ActionException when there is no such cluster, or when it has no access entries at all */
    private static Cluster readable(In in, ActionContext aws) {
        var cluster = new Clusters(aws).get(in.cluster());
        if (mode(cluster) == AuthenticationMode.CONFIG_MAP)
            throw new ActionException(
                    "NoAccessEntries",
                    "Cluster %s has no access entries, only its ConfigMap aws-auth. Take %s out of that with kubectl."
                            .formatted(in.cluster(), in.principal()));
        return cluster;
    }

    private static AuthenticationMode mode(Cluster cluster) {
        return cluster.accessConfig() == null
                ? AuthenticationMode.UNKNOWN_TO_SDK_VERSION
                : cluster.accessConfig().authenticationMode();
    }

    @Override
    public Setting setting(Change change) {
        if (change.attribute().startsWith(ClusterAccess.ID))
            return new ClusterAccess(change.attribute().substring(ClusterAccess.ID.length()));
        throw new IllegalArgumentException("no access entry: " + change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("The principal can use the cluster again, the attacker too.");
    }
}
