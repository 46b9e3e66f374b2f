package dev.cofferdam.action.iam;

import software.amazon.awssdk.services.iam.IamClient;

/** What a group's policies do to its members. */
final class GroupPolicies {
    private final IamClient iam;

    GroupPolicies(IamClient iam) {
        this.iam = iam;
    }

    /** Whether one of them, inline or attached, has a statement that denies. */
    boolean deny(String group) {
        return iam.listGroupPoliciesPaginator(r -> r.groupName(group)).policyNames().stream()
                        .anyMatch(name -> inlineDenies(group, name))
                || iam.listAttachedGroupPoliciesPaginator(r -> r.groupName(group)).attachedPolicies().stream()
                        .anyMatch(policy -> ManagedPolicy.denies(iam, policy.policyArn()));
    }

    private boolean inlineDenies(String group, String name) {
        var document =
                iam.getGroupPolicy(r -> r.groupName(group).policyName(name)).policyDocument();
        return PolicyJson.denies(PolicyJson.parse(document));
    }
}
