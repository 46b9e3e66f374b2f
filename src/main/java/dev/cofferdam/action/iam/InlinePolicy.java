package dev.cofferdam.action.iam;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** An inline policy, by its name; the value is its document. */
record InlinePolicy(String policy) implements Attribute {
    static final String PREFIX = "InlinePolicy";

    @Override
    public String attribute() {
        return PREFIX + "/" + policy;
    }

    @Override
    public JsonNode read(IamClient iam, Principal principal) {
        try {
            return PolicyJson.parse(
                    switch (principal.kind()) {
                        case USER ->
                            iam.getUserPolicy(r -> r.userName(principal.name()).policyName(policy))
                                    .policyDocument();
                        case ROLE ->
                            iam.getRolePolicy(r -> r.roleName(principal.name()).policyName(policy))
                                    .policyDocument();
                        case GROUP -> throw principal.not(this);
                    });
        } catch (NoSuchEntityException _) {
            return NullNode.getInstance();
        }
    }

    @Override
    public void write(IamClient iam, Principal principal, JsonNode document) {
        if (document.isNull()) {
            delete(iam, principal);
            return;
        }
        var text = PolicyJson.text(document);
        switch (principal.kind()) {
            case USER ->
                iam.putUserPolicy(
                        r -> r.userName(principal.name()).policyName(policy).policyDocument(text));
            case ROLE ->
                iam.putRolePolicy(
                        r -> r.roleName(principal.name()).policyName(policy).policyDocument(text));
            case GROUP -> throw principal.not(this);
        }
    }

    private void delete(IamClient iam, Principal principal) {
        if (read(iam, principal).isNull()) return;
        switch (principal.kind()) {
            case USER -> iam.deleteUserPolicy(r -> r.userName(principal.name()).policyName(policy));
            case ROLE -> iam.deleteRolePolicy(r -> r.roleName(principal.name()).policyName(policy));
            case GROUP -> throw principal.not(this);
        }
    }

    @Override
    public String title() {
        return "inline policy " + policy;
    }
}
