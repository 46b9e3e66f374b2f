package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** Users' inline and attached policies. */
final class UserPolicies extends IamPart {
    private static final int LIMIT = 2048;

    UserPolicies(Call call) {
        super(call);
    }

    @Override
    public ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest request) {
        var page = page(inlineNames(user(request.userName()).policies()), request.maxItems(), request.marker());
        return ListUserPoliciesResponse.builder()
                .policyNames(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest request) {
        var user = user(request.userName());
        var document = user.policies().inline().get(request.policyName());
        if (document == null) throw noPolicy(request.policyName());
        return GetUserPolicyResponse.builder()
                .userName(user.name())
                .policyName(request.policyName())
                .policyDocument(Documents.encoded(document))
                .build();
    }

    @Override
    public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request) {
        var user = user(request.userName());
        var document = Documents.checked(request.policyDocument(), LIMIT, "user " + user.name());
        world.users().put(user.withPolicies(user.policies().with(request.policyName(), document)));
        return PutUserPolicyResponse.builder().build();
    }

    @Override
    public DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest request) {
        var user = user(request.userName());
        if (!user.policies().inline().containsKey(request.policyName())) throw noPolicy(request.policyName());
        world.users().put(user.withPolicies(user.policies().without(request.policyName())));
        return DeleteUserPolicyResponse.builder().build();
    }

    @Override
    public ListAttachedUserPoliciesResponse listAttachedUserPolicies(ListAttachedUserPoliciesRequest request) {
        var page = page(attached(user(request.userName()).policies().attached()), request.maxItems(), request.marker());
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private static ServiceError noPolicy(String name) {
        return noSuch("The user policy with name %s cannot be found.", name);
    }
}
