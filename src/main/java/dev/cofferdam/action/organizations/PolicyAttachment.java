package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether a service control policy, by its name, is attached to an account itself. */
record PolicyAttachment(String policy) implements Setting {
    static final String PREFIX = "Attachment/";
    static final JsonNode ATTACHED = StringNode.valueOf("attached");

    /** Organizations shows a moment later what was made. Source: Organizations User Guide, "Eventual consistency". */
    private static final int LOOKS = 15;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    @Override
    public String attribute() {
        return PREFIX + policy;
    }

    @Override
    public String title() {
        return "attachment of " + policy;
    }

    @Override
    public String owner(String account) {
        return "account " + MemberAccount.id(account);
    }

    @Override
    public Optional<JsonNode> read(String account, ActionContext aws) {
        try {
            return Optional.of(
                    ControlPolicies.of(aws)
                                    .attached(policy, MemberAccount.id(account))
                                    .isPresent()
                            ? ATTACHED
                            : NullNode.getInstance());
        } catch (TargetNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String account, JsonNode value, ActionContext aws) {
        var target = MemberAccount.id(account);
        if (value.isNull()) detach(target, aws);
        else attach(target, aws);
    }

    private void attach(String target, ActionContext aws) {
        var policies = ControlPolicies.of(aws);
        var id = shown(target, policies, aws).id();
        try {
            policies.organizations().attachPolicy(r -> r.policyId(id).targetId(target));
        } catch (DuplicatePolicyAttachmentException _) {
            // an earlier attempt did it
        } catch (ConstraintViolationException e) {
            throw new ActionException(
                    "TooManyPolicies",
                    "Policy %s cannot be attached to account %s, which has as many as there may be. Use organizations.move-account, or detach one that can be spared."
                            .formatted(policy, target),
                    e);
        }
    }

    private void detach(String target, ActionContext aws) {
        var policies = ControlPolicies.of(aws);
        var present = policies.attached(policy, target);
        if (present.isEmpty()) return;
        try {
            policies.organizations()
                    .detachPolicy(r -> r.policyId(present.get().id()).targetId(target));
        } catch (PolicyNotAttachedException _) {
            // somebody was faster
        }
    }

    private PolicySummary shown(String target, ControlPolicies policies, ActionContext aws) {
        for (var look = 1; ; look++) {
            var found = policies.find(policy, target);
            if (found.isPresent()) return found.get();
            if (look == LOOKS)
                throw new ActionException(
                        "PolicyNotShown",
                        "Organizations does not show policy %s yet. Run the step again in a minute: it goes on from there."
                                .formatted(policy));
            aws.progress("waiting for policy %s to be shown".formatted(policy));
            aws.pause(BETWEEN_LOOKS);
        }
    }
}
