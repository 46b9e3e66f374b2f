package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;

/** Warns of who depends on a role, the responder included. */
final class RoleDependants {
    private final ActionContext aws;

    RoleDependants(ActionContext aws) {
        this.aws = aws;
    }

    List<String> of(Role role) {
        var warnings = new ArrayList<String>();
        if (isOurs(role))
            warnings.add(
                    "You are signed in with this role: you lock yourself out, and undo then needs another identity.");
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

    /**
     * A role session's ARN has the role's name without its path. Source: IAM User Guide, "IAM identifiers". Nobody
     * needs a permission to ask; source: STS API Reference, GetCallerIdentity.
     */
    private boolean isOurs(Role role) {
        return aws.client(StsClient.class)
                .getCallerIdentity()
                .arn()
                .startsWith(
                        "arn:%s:sts::%s:assumed-role/%s/".formatted(aws.partition(), aws.account(), role.roleName()));
    }
}
