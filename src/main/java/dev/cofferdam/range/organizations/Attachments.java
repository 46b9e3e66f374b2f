package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization.ControlPolicy;
import dev.cofferdam.range.world.Organization.Member;
import dev.cofferdam.range.world.Organization.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.AttachPolicyRequest;
import software.amazon.awssdk.services.organizations.model.AttachPolicyResponse;
import software.amazon.awssdk.services.organizations.model.DetachPolicyRequest;
import software.amazon.awssdk.services.organizations.model.DetachPolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.TargetType;

/** Which policy binds whom directly. */
final class Attachments extends PolicyPart {
    /** Source: Organizations User Guide, "Quotas and service limits". */
    private static final int MOST = 5;

    Attachments(Call call) {
        super(call);
    }

    @Override
    public ListPoliciesForTargetResponse listPoliciesForTarget(ListPoliciesForTargetRequest request) {
        demandTarget(request.targetId());
        var all = request.filter() == PolicyType.SERVICE_CONTROL_POLICY
                ? attached(request.targetId())
                : List.<ControlPolicy>of();
        var page = page(all, request.maxResults(), request.nextToken());
        return ListPoliciesForTargetResponse.builder()
                .policies(page.items().stream().map(this::summary).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListTargetsForPolicyResponse listTargetsForPolicy(ListTargetsForPolicyRequest request) {
        var page = page(policy(request.policyId()).targets(), request.maxResults(), request.nextToken());
        return ListTargetsForPolicyResponse.builder()
                .targets(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public AttachPolicyResponse attachPolicy(AttachPolicyRequest request) {
        var policy = policy(request.policyId());
        demandTarget(request.targetId());
        if (!organization().policyTypes().contains(PolicyType.SERVICE_CONTROL_POLICY.toString()))
            throw new ServiceError(
                    "PolicyTypeNotEnabledException", "The specified policy type isn't currently enabled in this root.");
        if (policy.targets().contains(request.targetId()))
            throw new ServiceError(
                    "DuplicatePolicyAttachmentException",
                    "The selected policy is already attached to the specified target.");
        if (attached(request.targetId()).size() >= MOST)
            throw new ServiceError(
                    "ConstraintViolationException",
                    "You have attached the maximum number of policies to the specified target.");
        var targets = new ArrayList<>(policy.targets());
        targets.add(request.targetId());
        organization().policies().put(policy.withTargets(targets));
        return AttachPolicyResponse.builder().build();
    }

    @Override
    public DetachPolicyResponse detachPolicy(DetachPolicyRequest request) {
        var policy = policy(request.policyId());
        demandTarget(request.targetId());
        if (!policy.targets().contains(request.targetId()))
            throw new ServiceError(
                    "PolicyNotAttachedException", "The policy isn't attached to the specified target in the root.");
        if (attached(request.targetId()).size() == 1)
            throw new ServiceError(
                    "ConstraintViolationException",
                    "You cannot remove the last policy attached to the specified target. You should have at least one"
                            + " at any time.");
        organization()
                .policies()
                .put(policy.withTargets(policy.targets().stream()
                        .filter(t -> !t.equals(request.targetId()))
                        .toList()));
        return DetachPolicyResponse.builder().build();
    }

    private void demandTarget(@Nullable String id) {
        if (!isTarget(id))
            throw new ServiceError("TargetNotFoundException", "You specified a target that doesn't exist.");
    }

    private List<ControlPolicy> attached(String target) {
        return organization().policies().stream()
                .filter(p -> p.targets().contains(target))
                .toList();
    }

    private PolicyTargetSummary shape(String id) {
        var account = organization().accounts().find(id).map(Member::name);
        if (account.isPresent()) return target(id, "account", account.get(), TargetType.ACCOUNT);
        return organization()
                .units()
                .find(id)
                .map(Unit::name)
                .map(name -> target(id, "ou", name, TargetType.ORGANIZATIONAL_UNIT))
                .orElseGet(() -> target(id, "root", "Root", TargetType.ROOT));
    }

    private PolicyTargetSummary target(String id, String kind, String name, TargetType type) {
        return PolicyTargetSummary.builder()
                .targetId(id)
                .arn(arn(kind, id))
                .name(name)
                .type(type)
                .build();
    }
}
