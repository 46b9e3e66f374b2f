package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.ManagedPolicy;
import dev.cofferdam.range.world.Policies;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;

/** Managed policies, and the account's alias. */
final class ManagedPolicies extends IamPart {
    ManagedPolicies(Call call) {
        super(call);
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        var policy = policy(request.policyArn());
        var users = Stream.concat(
                Stream.concat(
                        world.users().stream().map(u -> u.policies()),
                        world.roles().stream().map(r -> r.policies())),
                world.groups().stream().map(g -> g.policies()));
        return GetPolicyResponse.builder()
                .policy(p -> p.arn(policy.arn())
                        .policyName(policy.name())
                        .policyId(policy.policyId())
                        .path("/")
                        .defaultVersionId(policy.version())
                        .description(policy.description())
                        .isAttachable(true)
                        .attachmentCount((int) users.map(Policies::attached)
                                .filter(a -> a.contains(policy.arn()))
                                .count())
                        .createDate(policy.created())
                        .updateDate(policy.created()))
                .build();
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        var policy = policy(request.policyArn());
        if (!policy.version().equals(request.versionId())) {
            throw noSuch(
                    "Policy " + policy.arn() + " version %s does not exist or is not attachable.",
                    String.valueOf(request.versionId()));
        }
        return GetPolicyVersionResponse.builder()
                .policyVersion(v -> v.versionId(policy.version())
                        .isDefaultVersion(true)
                        .createDate(policy.created())
                        .document(Documents.encoded(policy.document())))
                .build();
    }

    @Override
    public ListAccountAliasesResponse listAccountAliases(ListAccountAliasesRequest request) {
        return ListAccountAliasesResponse.builder()
                .accountAliases(world.alias())
                .isTruncated(false)
                .build();
    }

    private ManagedPolicy policy(String arn) {
        return world.policies().find(arn).orElseThrow(() -> noSuch("Policy %s was not found.", arn));
    }
}
