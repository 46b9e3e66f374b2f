package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;

/** Reads all that IAM tells of a user or a role, and keeps it as one piece of evidence. */
public final class DescribePrincipal implements ReadAction<DescribePrincipal.In, DescribePrincipal.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "A user, by name; else name a role.", optional = true) @Nullable
            String user,

            @Input(type = ValueType.IAM_ROLE, value = "A role, by name; else name a user.", optional = true) @Nullable
            String role) {}

    public record Out(
            @Output("What it is: user or role.") String kind,

            @Output(type = ValueType.AWS_ARN, value = "Its ARN.")
            String arn,

            @Output(type = ValueType.IAM_ACCESS_KEY_ID, value = "A user's access keys, sorted.")
            List<String> accessKeyIds,

            @Output(type = ValueType.IAM_ACCESS_KEY_ID, value = "Those of them that are active.")
            List<String> activeAccessKeyIds,

            @Output(type = ValueType.AWS_ARN, value = "Its attached managed policies, sorted; not those of its groups.")
            List<String> attachedPolicies,

            @Output("The names of its inline policies, sorted.")
            List<String> inlinePolicies,

            @Output("A user's groups, sorted.") List<String> groups,

            @Output("Whether a user can sign in to the console with a password.")
            boolean consoleAccess,

            @Output("Whether a user has an MFA device.") boolean mfa,

            @Output("The evidence: one JSON document with everything that was read.")
            String evidenceSha256) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.describe-principal",
                "Describe a user or role",
                """
                Reads a user (keys and when each was last used, console login, MFA devices, groups, attached and inline \
                policies) or a role (trust policy, attached and inline policies, instance profiles, when it was last \
                used) and keeps it all as one JSON document.

                Look for a second access key, a console login or an MFA device that is younger than the finding, inline \
                policies nobody knows, and a trust policy that names a foreign account. Last-used times are up to four \
                hours late, and cover the last 400 days.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:ListAccessKeys"),
                        Permission.of("iam:GetAccessKeyLastUsed"),
                        Permission.on(Patterns.USER, "iam:GetLoginProfile"),
                        Permission.on(Patterns.USER, "iam:ListMFADevices"),
                        Permission.on(Patterns.USER, "iam:ListGroupsForUser"),
                        Permission.on(Patterns.USER, "iam:ListAttachedUserPolicies"),
                        Permission.on(Patterns.USER, "iam:ListUserPolicies"),
                        Permission.on(Patterns.USER, "iam:GetUserPolicy"),
                        Permission.on(Patterns.ROLE, "iam:GetRole"),
                        Permission.on(Patterns.ROLE, "iam:ListAttachedRolePolicies"),
                        Permission.on(Patterns.ROLE, "iam:ListRolePolicies"),
                        Permission.on(Patterns.ROLE, "iam:GetRolePolicy"),
                        Permission.on(Patterns.ROLE, "iam:ListInstanceProfilesForRole")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var user = in.user() == null ? "" : in.user();
        var role = in.role() == null ? "" : in.role();
        if (user.isEmpty() == role.isEmpty())
            throw new ActionException(
                    "InvalidInput", "iam.describe-principal takes either a user or a role, exactly one of them.");
        return user.isEmpty() ? new RoleDescription(iam, aws).of(role) : new UserDescription(iam, aws).of(user);
    }
}
