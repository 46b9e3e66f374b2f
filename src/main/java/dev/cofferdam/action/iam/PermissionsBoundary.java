package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** The managed policy beyond which a user's or a role's policies grant nothing; the value is its ARN. */
record PermissionsBoundary() implements Attribute {
    static final String ID = "PermissionsBoundary";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        return former.isNull()
                ? Optional.empty()
                : ManagedPolicy.missing(aws.client(IamClient.class), former.asString());
    }

    @Override
    public JsonNode read(IamClient iam, Principal principal) {
        return value(
                switch (principal.kind()) {
                    case USER ->
                        iam.getUser(r -> r.userName(principal.name())).user().permissionsBoundary();
                    case ROLE ->
                        iam.getRole(r -> r.roleName(principal.name())).role().permissionsBoundary();
                    case GROUP -> throw principal.not(this);
                });
    }

    @Override
    public void write(IamClient iam, Principal principal, JsonNode policy) {
        if (policy.isNull()) {
            delete(iam, principal);
            return;
        }
        var arn = policy.asString();
        switch (principal.kind()) {
            case USER ->
                iam.putUserPermissionsBoundary(r -> r.userName(principal.name()).permissionsBoundary(arn));
            case ROLE ->
                iam.putRolePermissionsBoundary(r -> r.roleName(principal.name()).permissionsBoundary(arn));
            case GROUP -> throw principal.not(this);
        }
    }

    private void delete(IamClient iam, Principal principal) {
        if (read(iam, principal).isNull()) return;
        switch (principal.kind()) {
            case USER -> iam.deleteUserPermissionsBoundary(r -> r.userName(principal.name()));
            case ROLE -> iam.deleteRolePermissionsBoundary(r -> r.roleName(principal.name()));
            case GROUP -> throw principal.not(this);
        }
    }

    private static JsonNode value(@Nullable AttachedPermissionsBoundary boundary) {
        return boundary == null || boundary.permissionsBoundaryArn() == null
                ? NullNode.getInstance()
                : StringNode.valueOf(boundary.permissionsBoundaryArn());
    }

    @Override
    public String title() {
        return "permissions boundary";
    }
}
