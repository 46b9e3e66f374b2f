package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/** Source: IAM User Guide, "Disabling permissions for temporary security credentials", "Policy evaluation logic". */
public final class QuarantineRole implements ChangesPrincipals<QuarantineRole.In, QuarantineRole.Out> {
    public record In(
            @Input(type = ValueType.IAM_ROLE, value = "The role to deny everything, by name.")
            String role) {}

    public record Out(
            @Output("Whether the deny is in place.") boolean quarantined) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.quarantine-role",
                "Deny a role everything",
                """
                Gives the role an inline policy, `CofferdamQuarantine`, that denies every action on every resource. An \
                explicit deny wins over every allow, whichever policy that is in, and holds for sessions that were \
                issued before as well as for those to come: policies are judged at each request.

                - **Whatever runs with the role stops working**, and stays so until this is taken back. The plan names \
                the instance profiles with the role and who its trust policy lets in. To end only the sessions that \
                exist, `iam.revoke-role-sessions`.
                - **Not your own role.** The plan says when you are signed in with it: you would be locked out, and \
                undo would need another identity.
                - Sessions of *other* roles that were assumed with this one (role chaining) go on: quarantine those too.
                - An instance's SSM agent works with its role: collect memory and volatile data first.
                - IAM spreads a change in seconds, sometimes a minute. Service-linked roles, and those of IAM Identity \
                Center, cannot be changed.
                - All inline policies of a role together may have 10,240 characters; this one needs about 110.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sts:GetCallerIdentity"),
                        Permission.on(Patterns.ROLE, "iam:GetRole"),
                        Permission.on(Patterns.ROLE, "iam:ListInstanceProfilesForRole"),
                        Permission.on(Patterns.ROLE, "iam:GetRolePolicy"),
                        Permission.on(Patterns.ROLE, "iam:PutRolePolicy"),
                        Permission.on(Patterns.ROLE, "iam:DeleteRolePolicy")),
                "Removes the policy, or restores what was there under its name.",
                "An instance's SSM agent, without which memory and volatile data cannot be collected, works with its"
                        + " role.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var role = ChangeableRole.get(iam, in.role());
        var change = Quarantine.POLICY.change(role.arn(), Quarantine.DENY_ALL, aws);
        if (change.isEmpty())
            return Plan.of("Role %s is quarantined already".formatted(in.role()), List.of(), role.arn());
        return Plan.of(
                        "Deny role %s every action on every resource".formatted(in.role()),
                        List.of(change.get()),
                        role.arn())
                .warning(new RoleDependants(aws).of(role))
                .warning(List.of(
                        "Sessions of other roles that were assumed with this one go on: quarantine those as well.",
                        "IAM takes seconds to spread this; look at the trail for what the role still did."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = Quarantine.POLICY.read(aws.client(IamClient.class), Principal.role(in.role()));
        return new Out(present.equals(Quarantine.DENY_ALL));
    }
}
