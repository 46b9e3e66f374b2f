package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.PolicyText;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.PolicyInUseException;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The service control policy that is made for one account; the value is its document. */
record PolicyContent(String name) implements Setting {
    static final String PREFIX = "ServiceControlPolicy/";

    @Override
    public String attribute() {
        return PREFIX + name;
    }

    @Override
    public String title() {
        return "service control policy " + name;
    }

    @Override
    public String owner(String account) {
        return "account " + MemberAccount.id(account);
    }

    @Override
    public Optional<JsonNode> read(String account, ActionContext aws) {
        var policies = ControlPolicies.of(aws);
        return Optional.of(policies.find(name, MemberAccount.id(account))
                .map(policies::content)
                .orElse(NullNode.getInstance()));
    }

    @Override
    public void write(String account, JsonNode document, ActionContext aws) {
        var policies = ControlPolicies.of(aws);
        var present = policies.find(name, MemberAccount.id(account));
        if (document.isNull()) present.ifPresent(p -> delete(p.id(), policies));
        else if (present.isEmpty()) create(account, document, policies, aws);
        else
            policies.organizations()
                    .updatePolicy(r -> r.policyId(present.get().id()).content(PolicyText.of(document)));
    }

    private void create(String account, JsonNode document, ControlPolicies policies, ActionContext aws) {
        policies.organizations()
                .createPolicy(r -> r.name(name)
                        .type(PolicyType.SERVICE_CONTROL_POLICY)
                        .description("Denies all but responders everything in account " + MemberAccount.id(account))
                        .content(PolicyText.of(document))
                        .tags(aws.tags().entrySet().stream()
                                .map(t -> Tag.builder()
                                        .key(t.getKey())
                                        .value(t.getValue())
                                        .build())
                                .toList()));
    }

    private void delete(String id, ControlPolicies policies) {
        try {
            policies.organizations().deletePolicy(r -> r.policyId(id));
        } catch (PolicyInUseException e) {
            throw new ActionException(
                    "PolicyInUse",
                    "Policy %s (%s) is still attached elsewhere, by somebody else. Detach it there, then run this again."
                            .formatted(name, id),
                    e);
        }
    }
}
