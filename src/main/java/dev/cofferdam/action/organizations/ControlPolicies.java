package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PolicyText;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import tools.jackson.databind.JsonNode;

/** Service control policies, by their names, which are unique in an organization. */
record ControlPolicies(OrganizationsClient organizations) {
    static ControlPolicies of(ActionContext aws) {
        return new ControlPolicies(aws.client(OrganizationsClient.class));
    }

    /** What is attached to an account, a unit or the root itself, not to what is above it. */
    List<PolicySummary> attachedTo(String target) {
        return organizations
                .listPoliciesForTargetPaginator(r -> r.targetId(target).filter(PolicyType.SERVICE_CONTROL_POLICY))
                .stream()
                .flatMap(page -> page.policies().stream())
                .toList();
    }

    Optional<PolicySummary> attached(String name, String target) {
        return attachedTo(target).stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** An organization may have thousands, 20 a page: what the target has is looked at first. */
    Optional<PolicySummary> find(String name, String target) {
        return attached(name, target)
                .or(() -> organizations.listPoliciesPaginator(r -> r.filter(PolicyType.SERVICE_CONTROL_POLICY)).stream()
                        .flatMap(page -> page.policies().stream())
                        .filter(p -> p.name().equals(name))
                        .findFirst());
    }

    JsonNode content(PolicySummary policy) {
        return PolicyText.parse(organizations
                .describePolicy(r -> r.policyId(policy.id()))
                .policy()
                .content());
    }
}
