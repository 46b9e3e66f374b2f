package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization.ControlPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** What the parts that know policies have. */
abstract class PolicyPart extends OrganizationsPart {
    PolicyPart(Call call) {
        super(call);
    }

    final ControlPolicy policy(@Nullable String id) {
        return organization()
                .policies()
                .find(id)
                .orElseThrow(() ->
                        new ServiceError("PolicyNotFoundException", "You specified a policy that doesn't exist."));
    }

    final Policy shape(ControlPolicy policy) {
        return Policy.builder()
                .policySummary(summary(policy))
                .content(policy.content())
                .build();
    }

    final PolicySummary summary(ControlPolicy policy) {
        return PolicySummary.builder()
                .id(policy.id())
                .arn(policyArn(policy))
                .name(policy.name())
                .description(policy.description())
                .type(PolicyType.SERVICE_CONTROL_POLICY)
                .awsManaged(policy.ofAws())
                .build();
    }

    private String policyArn(ControlPolicy policy) {
        return policy.ofAws()
                ? "arn:%s:organizations::aws:policy/service_control_policy/%s".formatted(world.partition(), policy.id())
                : "arn:%s:organizations::%s:policy/%s/service_control_policy/%s"
                        .formatted(world.partition(), known().management(), known().id(), policy.id());
    }
}
