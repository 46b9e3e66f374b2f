package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** Reads a role. */
final class RoleDescription {
    private final IamClient iam;
    private final ActionContext aws;
    private final PrincipalEvidence evidence;

    RoleDescription(IamClient iam, ActionContext aws) {
        this.iam = iam;
        this.aws = aws;
        this.evidence = new PrincipalEvidence(aws);
    }

    DescribePrincipal.Out of(String name) {
        var principal = Principal.role(name);
        var role = iam.getRole(r -> r.roleName(name)).role();
        evidence.set("role", role);
        if (role.assumeRolePolicyDocument() != null)
            evidence.set("trust_policy", PolicyJson.parse(role.assumeRolePolicyDocument()));
        var attached = iam.listAttachedRolePoliciesPaginator(r -> r.roleName(name)).attachedPolicies().stream()
                .toList();
        evidence.set("attached_policies", attached);
        var inline = iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                .sorted()
                .toList();
        evidence.setPolicies(iam, principal, inline);
        evidence.set(
                "instance_profiles",
                iam.listInstanceProfilesForRolePaginator(r -> r.roleName(name)).instanceProfiles().stream()
                        .toList());
        return new DescribePrincipal.Out(
                "role",
                role.arn(),
                List.of(),
                List.of(),
                attached.stream().map(AttachedPolicy::policyArn).sorted().toList(),
                inline,
                List.of(),
                false,
                false,
                evidence.keep(aws, principal).sha256());
    }
}
