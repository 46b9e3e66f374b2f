package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Roles' inline and attached policies. */
final class RolePolicies extends IamPart {
    private static final int LIMIT = 10_240;

    RolePolicies(Call call) {
        super(call);
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        var page = page(inlineNames(role(request.roleName()).policies()), request.maxItems(), request.marker());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        var role = role(request.roleName());
        var document = role.policies().inline().get(request.policyName());
        if (document == null) throw noPolicy(request.policyName());
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(request.policyName())
                .policyDocument(Documents.encoded(document))
                .build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        var role = role(request.roleName());
        var document = Documents.checked(request.policyDocument(), LIMIT, "role " + role.name());
        world.roles().put(role.withPolicies(role.policies().with(request.policyName(), document)));
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        var role = role(request.roleName());
        if (!role.policies().inline().containsKey(request.policyName())) throw noPolicy(request.policyName());
        world.roles().put(role.withPolicies(role.policies().without(request.policyName())));
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        var page = page(attached(role(request.roleName()).policies().attached()), request.maxItems(), request.marker());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private static ServiceError noPolicy(String name) {
        return noSuch("The role policy with name %s cannot be found.", name);
    }
}
