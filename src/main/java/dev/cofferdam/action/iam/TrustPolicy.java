package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** Who may assume a role; the value is the document, which every role has. */
record TrustPolicy() implements Attribute {
    static final String ID = "TrustPolicy";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        var deleted = new TrustDocument(former).deleted();
        if (deleted.isEmpty()) return Optional.empty();
        return Optional.of(
                "it names %s, deleted users or roles, with which IAM refuses it. Write it again without them."
                        .formatted(String.join(", ", deleted)));
    }

    @Override
    public JsonNode read(IamClient iam, Principal role) {
        return TrustDocument.of(iam.getRole(r -> r.roleName(role.name())).role())
                .json();
    }

    @Override
    public void write(IamClient iam, Principal role, JsonNode document) {
        iam.updateAssumeRolePolicy(r -> r.roleName(role.name()).policyDocument(PolicyJson.text(document)));
    }

    @Override
    public String title() {
        return "trust policy";
    }
}
