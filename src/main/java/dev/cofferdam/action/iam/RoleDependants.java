package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/** Warns of who depends on a role, the responder included. */
final class RoleDependants {
    private final ActionContext aws;

    RoleDependants(ActionContext aws) {
        this.aws = aws;
    }

    List<String> of(Role role) {
        var warnings = new ArrayList<>(new Caller(aws).lockedOutWith(Principal.role(role.roleName())));
        var profiles = aws
                .client(IamClient.class)
                .listInstanceProfilesForRolePaginator(r -> r.roleName(role.roleName()))
                .instanceProfiles()
                .stream()
                .map(InstanceProfile::instanceProfileName)
                .sorted()
                .toList();
        if (!profiles.isEmpty())
            warnings.add("Instances with the profile %s lose the role's permissions, their SSM agents too."
                    .formatted(String.join(", ", profiles)));
        var trusted = TrustDocument.of(role).allowed();
        if (!trusted.isEmpty())
            warnings.add("Whatever assumes the role stops working; its trust policy lets in %s."
                    .formatted(String.join(", ", trusted)));
        return warnings;
    }
}
