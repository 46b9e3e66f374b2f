package dev.cofferdam.range.organizations;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization.ControlPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.CreatePolicyRequest;
import software.amazon.awssdk.services.organizations.model.CreatePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DeletePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DeletePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.UpdatePolicyRequest;
import software.amazon.awssdk.services.organizations.model.UpdatePolicyResponse;
import tools.jackson.core.JacksonException;

/** Service control policies; other kinds there are none of. */
final class Policies extends PolicyPart {
    /** Source: Organizations User Guide, "Quotas and service limits". */
    private static final int LONGEST = 5_120;

    Policies(Call call) {
        super(call);
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        var all = request.filter() == PolicyType.SERVICE_CONTROL_POLICY
                ? organization().policies().all()
                : List.<ControlPolicy>of();
        var page = page(all, request.maxResults(), request.nextToken());
        return ListPoliciesResponse.builder()
                .policies(page.items().stream().map(this::summary).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribePolicyResponse describePolicy(DescribePolicyRequest request) {
        return DescribePolicyResponse.builder()
                .policy(shape(policy(request.policyId())))
                .build();
    }

    @Override
    public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        organization();
        if (request.type() != PolicyType.SERVICE_CONTROL_POLICY)
            throw new ServiceError(
                    "PolicyTypeNotAvailableForOrganizationException",
                    "The range knows service control policies only, not " + request.typeAsString() + ".");
        demandOtherName(request.name(), null);
        var made = new ControlPolicy(
                "p-" + call.ids().uuid().substring(0, 8),
                request.name(),
                request.description(),
                checked(request.content()),
                false,
                List.of(),
                tags(request.tags()));
        organization().policies().put(made);
        return CreatePolicyResponse.builder().policy(shape(made)).build();
    }

    @Override
    public UpdatePolicyResponse updatePolicy(UpdatePolicyRequest request) {
        var former = own(request.policyId());
        if (request.name() != null) demandOtherName(request.name(), former.id());
        var changed = former.with(
                request.name() == null ? former.name() : request.name(),
                request.description() == null ? former.description() : request.description(),
                request.content() == null ? former.content() : checked(request.content()));
        organization().policies().put(changed);
        return UpdatePolicyResponse.builder().policy(shape(changed)).build();
    }

    @Override
    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        var policy = own(request.policyId());
        if (!policy.targets().isEmpty())
            throw new ServiceError(
                    "PolicyInUseException",
                    "The policy is attached to one or more entities. You must detach it from all roots, OUs, and"
                            + " accounts before performing this operation.");
        organization().policies().remove(policy.id());
        return DeletePolicyResponse.builder().build();
    }

    private void demandOtherName(String name, @Nullable String except) {
        if (organization().policies().stream().anyMatch(p -> p.name().equals(name) && !p.id().equals(except)))
            throw new ServiceError("DuplicatePolicyException", "A policy with the same name already exists.");
    }

    private ControlPolicy own(@Nullable String id) {
        var policy = policy(id);
        if (policy.ofAws())
            throw new ServiceError("InvalidInputException", "You can't modify an AWS managed policy: " + policy.name());
        return policy;
    }

    private static String checked(@Nullable String content) {
        if (content == null || content.isEmpty()) throw malformed("The policy document is missing.");
        if (content.length() > LONGEST)
            throw new ServiceError(
                    "ConstraintViolationException", "You have exceeded the maximum policy size of 5120.");
        try {
            for (var statement : Json.MAPPER.readTree(content).path("Statement"))
                if (!statement.has("Effect")) throw malformed("The provided policy document has no effect.");
        } catch (JacksonException e) {
            var error = malformed(
                    "The provided policy document does not meet the requirements of the specified policy type.");
            error.initCause(e);
            throw error;
        }
        return content;
    }

    private static ServiceError malformed(String message) {
        return new ServiceError("MalformedPolicyDocumentException", message);
    }
}
