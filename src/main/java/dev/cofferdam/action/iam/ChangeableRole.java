package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * Roles that AWS lets the account change. Source: IAM User Guide, "Service-linked roles"; IAM Identity Center User
 * Guide, "Referencing permission sets in resource policies".
 */
final class ChangeableRole {
    private ChangeableRole() {}

    /** @throws ActionException for a role that only AWS changes */
    static Role get(IamClient iam, String name) {
        var role = iam.getRole(r -> r.roleName(name)).role();
        var path = role.path() == null ? "/" : role.path();
        if (path.startsWith("/aws-service-role/"))
            throw new ActionException(
                    "UnmodifiableEntity",
                    "%s is a service-linked role: AWS lets nobody change its policies. Stop the service's own resources, or remove the service's access."
                            .formatted(role.arn()));
        if (path.startsWith("/aws-reserved/"))
            throw new ActionException(
                    "UnmodifiableEntity",
                    "%s belongs to IAM Identity Center, which alone can change it. Revoke the permission set's sessions, or the user's, there."
                            .formatted(role.arn()));
        return role;
    }
}
