package dev.cofferdam.range.eks;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.EksState.AccessEntry;
import dev.cofferdam.range.world.EksState.KubernetesCluster;
import dev.cofferdam.range.world.EksState.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.model.AccessScopeType;
import software.amazon.awssdk.services.eks.model.AssociateAccessPolicyRequest;
import software.amazon.awssdk.services.eks.model.AssociateAccessPolicyResponse;
import software.amazon.awssdk.services.eks.model.AssociatedAccessPolicy;
import software.amazon.awssdk.services.eks.model.CreateAccessEntryRequest;
import software.amazon.awssdk.services.eks.model.CreateAccessEntryResponse;
import software.amazon.awssdk.services.eks.model.DeleteAccessEntryRequest;
import software.amazon.awssdk.services.eks.model.DeleteAccessEntryResponse;
import software.amazon.awssdk.services.eks.model.DescribeAccessEntryRequest;
import software.amazon.awssdk.services.eks.model.DescribeAccessEntryResponse;
import software.amazon.awssdk.services.eks.model.ListAssociatedAccessPoliciesRequest;
import software.amazon.awssdk.services.eks.model.ListAssociatedAccessPoliciesResponse;

/**
 * Who may do what in a cluster. Source: EKS User Guide, "Grant IAM users access to Kubernetes with EKS access entries".
 */
final class AccessEntries extends EksPart {
    AccessEntries(Call call) {
        super(call);
    }

    @Override
    public DescribeAccessEntryResponse describeAccessEntry(DescribeAccessEntryRequest request) {
        var cluster = withEntries(request.clusterName());
        return DescribeAccessEntryResponse.builder()
                .accessEntry(shape(cluster, entry(cluster, request.principalArn())))
                .build();
    }

    @Override
    public ListAssociatedAccessPoliciesResponse listAssociatedAccessPolicies(
            ListAssociatedAccessPoliciesRequest request) {
        var cluster = withEntries(request.clusterName());
        return ListAssociatedAccessPoliciesResponse.builder()
                .clusterName(cluster.name())
                .principalArn(request.principalArn())
                .associatedAccessPolicies(entry(cluster, request.principalArn()).policies().stream()
                        .map(AccessEntries::shape)
                        .toList())
                .build();
    }

    @Override
    public DeleteAccessEntryResponse deleteAccessEntry(DeleteAccessEntryRequest request) {
        var cluster = withEntries(request.clusterName());
        var entry = entry(cluster, request.principalArn());
        put(cluster.withAccessEntries(without(cluster, entry)));
        return DeleteAccessEntryResponse.builder().build();
    }

    @Override
    public CreateAccessEntryResponse createAccessEntry(CreateAccessEntryRequest request) {
        var cluster = withEntries(request.clusterName());
        if (find(cluster, request.principalArn()).isPresent())
            throw new ServiceError(
                    "ResourceInUseException",
                    "The specified access entry resource is already in use on this cluster.",
                    409);
        var entry = new AccessEntry(
                request.principalArn(),
                request.kubernetesGroups(),
                request.username(),
                request.type() == null ? "STANDARD" : request.type(),
                request.tags(),
                List.of());
        if (!entry.type().equals("STANDARD")
                && (request.username() != null || !request.kubernetesGroups().isEmpty()))
            throw new ServiceError(
                    "InvalidParameterException",
                    "A username or groups can be named for access entries of type STANDARD only.");
        put(with(cluster, entry));
        return CreateAccessEntryResponse.builder()
                .accessEntry(shape(cluster, entry))
                .build();
    }

    @Override
    public AssociateAccessPolicyResponse associateAccessPolicy(AssociateAccessPolicyRequest request) {
        var cluster = withEntries(request.clusterName());
        var entry = entry(cluster, request.principalArn());
        var policies = new ArrayList<>(entry.policies());
        policies.removeIf(p -> p.arn().equals(request.policyArn()));
        var policy = new Policy(request.policyArn(), request.accessScope().namespaces());
        policies.add(policy);
        put(with(
                cluster,
                new AccessEntry(
                        entry.principal(), entry.groups(), entry.username(), entry.type(), entry.tags(), policies)));
        return AssociateAccessPolicyResponse.builder()
                .clusterName(cluster.name())
                .principalArn(entry.principal())
                .associatedAccessPolicy(shape(policy))
                .build();
    }

    private KubernetesCluster withEntries(@Nullable String name) {
        var cluster = cluster(name);
        if (cluster.authentication().equals("CONFIG_MAP"))
            throw new ServiceError(
                    "InvalidRequestException",
                    "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this"
                            + " operation.");
        return cluster;
    }

    private static AccessEntry entry(KubernetesCluster cluster, @Nullable String principal) {
        return find(cluster, principal)
                .orElseThrow(() -> notFound(
                        "The specified principalArn could not be found. You can view your available access entries with"
                                + " 'list-access-entries'."));
    }

    private static Optional<AccessEntry> find(KubernetesCluster cluster, @Nullable String principal) {
        return cluster.accessEntries().stream()
                .filter(e -> e.principal().equals(principal))
                .findFirst();
    }

    private static List<AccessEntry> without(KubernetesCluster cluster, AccessEntry entry) {
        return cluster.accessEntries().stream()
                .filter(e -> !e.principal().equals(entry.principal()))
                .toList();
    }

    private static KubernetesCluster with(KubernetesCluster cluster, AccessEntry entry) {
        var entries = new ArrayList<>(without(cluster, entry));
        entries.add(entry);
        return cluster.withAccessEntries(entries);
    }

    private software.amazon.awssdk.services.eks.model.AccessEntry shape(KubernetesCluster cluster, AccessEntry entry) {
        return software.amazon.awssdk.services.eks.model.AccessEntry.builder()
                .clusterName(cluster.name())
                .principalArn(entry.principal())
                .kubernetesGroups(entry.groups())
                .username(entry.username() == null ? ownName(entry.principal()) : entry.username())
                .type(entry.type())
                .tags(entry.tags())
                .build();
    }

    /** Source: EKS User Guide, "Create access entries": a role's sessions have names of their own. */
    private static String ownName(String principal) {
        return principal.contains(":role/")
                ? principal
                        .replace(":iam:", ":sts:")
                        .replaceFirst(":role/.*?([^/]+)$", ":assumed-role/$1/{{SessionName}}")
                : principal;
    }

    private static AssociatedAccessPolicy shape(Policy policy) {
        return AssociatedAccessPolicy.builder()
                .policyArn(policy.arn())
                .accessScope(
                        s -> s.type(policy.namespaces().isEmpty() ? AccessScopeType.CLUSTER : AccessScopeType.NAMESPACE)
                                .namespaces(policy.namespaces()))
                .build();
    }
}
