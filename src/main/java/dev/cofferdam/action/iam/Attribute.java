package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** A setting of a principal, which is named by its ARN. What all reversible actions on principals share. */
sealed interface Attribute extends Setting
        permits InlinePolicy, TrustPolicy, PermissionsBoundary, Attachment, Membership, KeyStatus {
    JsonNode read(IamClient iam, Principal principal);

    /** Safe to repeat. */
    void write(IamClient iam, Principal principal, JsonNode value);

    @Override
    default String owner(String resource) {
        return Principal.of(resource).toString();
    }

    @Override
    default Optional<JsonNode> read(String resource, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var principal = Principal.of(resource);
        return principal.exists(iam) ? Optional.of(read(iam, principal)) : Optional.empty();
    }

    @Override
    default void write(String resource, JsonNode value, ActionContext aws) {
        write(aws.client(IamClient.class), Principal.of(resource), value);
    }

    /** Source: IAM User Guide, "Changes that I make are not always immediately visible". */
    @Override
    default boolean isShownLate() {
        return true;
    }

    static Attribute of(Change change) {
        var parts = change.attribute().split("/", 2);
        return switch (parts[0]) {
            case InlinePolicy.PREFIX -> new InlinePolicy(parts[1]);
            case Attachment.PREFIX -> new Attachment(parts[1]);
            case Membership.PREFIX -> new Membership(parts[1]);
            case KeyStatus.PREFIX -> new KeyStatus(parts[1]);
            case TrustPolicy.ID -> new TrustPolicy();
            case PermissionsBoundary.ID -> new PermissionsBoundary();
            default -> throw new IllegalArgumentException("not an attribute of IAM: " + change.attribute());
        };
    }
}
