package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Policies;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;

/** Managed policies, attached to users, roles and groups. */
final class Attachments extends IamPart {
    Attachments(Call call) {
        super(call);
    }

    @Override
    public AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request) {
        var user = user(request.userName());
        world.users().put(user.withPolicies(attached(user.policies(), request.policyArn())));
        return AttachUserPolicyResponse.builder().build();
    }

    @Override
    public DetachUserPolicyResponse detachUserPolicy(DetachUserPolicyRequest request) {
        var user = user(request.userName());
        world.users().put(user.withPolicies(detached(user.policies(), request.policyArn())));
        return DetachUserPolicyResponse.builder().build();
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        var role = role(request.roleName());
        world.roles().put(role.withPolicies(attached(role.policies(), request.policyArn())));
        return AttachRolePolicyResponse.builder().build();
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        var role = role(request.roleName());
        world.roles().put(role.withPolicies(detached(role.policies(), request.policyArn())));
        return DetachRolePolicyResponse.builder().build();
    }

    @Override
    public AttachGroupPolicyResponse attachGroupPolicy(AttachGroupPolicyRequest request) {
        var group = group(request.groupName());
        world.groups().put(group.withPolicies(attached(group.policies(), request.policyArn())));
        return AttachGroupPolicyResponse.builder().build();
    }

    @Override
    public DetachGroupPolicyResponse detachGroupPolicy(DetachGroupPolicyRequest request) {
        var group = group(request.groupName());
        world.groups().put(group.withPolicies(detached(group.policies(), request.policyArn())));
        return DetachGroupPolicyResponse.builder().build();
    }

    private Policies attached(Policies policies, String arn) {
        if (world.policies().has(arn)) return policies.attaching(arn);
        throw noSuch("Policy %s does not exist or is not attachable.", arn);
    }

    private static Policies detached(Policies policies, String arn) {
        if (policies.attached().contains(arn)) return policies.detaching(arn);
        throw noSuch("Policy %s was not found.", arn);
    }
}
