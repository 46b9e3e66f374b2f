package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Source: IAM API Reference, UpdateAssumeRolePolicy; IAM User Guide, "AWS JSON policy elements: Principal", "Update a
 * role trust policy".
 */
public final class RestrictRoleTrust implements ChangesPrincipals<RestrictRoleTrust.In, RestrictRoleTrust.Out> {
    public record In(
            @Input(type = ValueType.IAM_ROLE, value = "The role, by name.")
            String role,

            @Input(
                    value = "Who may still assume it, each spelt as in its trust policy (an ARN, an account, a"
                            + " service); nobody when not given.",
                    optional = true)
            @Nullable
            List<String> keep) {
        public In {
            keep = keep == null ? List.of() : List.copyOf(keep);
        }

        List<String> kept() {
            return keep == null ? List.of() : keep;
        }
    }

    public record Out(
            @Output("Whom its trust policy lets in, sorted.")
            List<String> trusted) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.restrict-role-trust",
                "Restrict who can assume a role",
                """
                Takes everybody out of the role's trust policy but those in `keep`, who stay under the conditions that \
                they had; statements that deny stay. With nobody to keep, a statement that denies everybody is all that \
                is left, as a trust policy cannot be empty.

                - **Sessions go on** until they expire, for up to 12 hours: `iam.revoke-role-sessions` ends them.
                - Without its service (`ec2.amazonaws.com`, `lambda.amazonaws.com`), an instance or a function that \
                works with the role gets no new credentials once those that it has expire.
                - Look for accounts that nobody knows, for `*`, and for identity providers with no condition on who \
                signs in.
                - An allowing statement that names whom it does *not* let in (`NotPrincipal`) is taken out whole.
                - Users and roles that were deleted are named by an id (`AIDA…`, `AROA…`). IAM takes no document with \
                such ids, so that a former document with them cannot be restored; the plan says so.
                - IAM spreads a change in seconds, sometimes a minute. Service-linked roles, and those of IAM Identity \
                Center, cannot be changed.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sts:GetCallerIdentity"),
                        Permission.on(Patterns.ROLE, "iam:GetRole"),
                        Permission.on(Patterns.ROLE, "iam:UpdateAssumeRolePolicy")),
                "Restores the former trust policy, unless it names users or roles that were deleted.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var role = ChangeableRole.get(iam, in.role());
        var present = TrustDocument.of(role);
        var unknown = new ArrayList<>(in.kept());
        unknown.removeAll(present.keepable());
        if (!unknown.isEmpty())
            throw new ActionException(
                    "NotTrusted",
                    "The trust policy of role %s names nobody like %s that could be kept. Those who can be kept: %s. Spell each as it is there."
                            .formatted(in.role(), String.join(", ", unknown), String.join(", ", present.keepable())));
        var removed = new ArrayList<>(present.allowed());
        removed.removeAll(in.kept());
        if (removed.isEmpty())
            return Plan.of(
                    "The trust policy of role %s lets in nobody else already".formatted(in.role()),
                    List.of(),
                    role.arn());
        var change =
                new TrustPolicy().change(role.arn(), present.keeping(in.kept()).json(), aws);
        return Plan.of(
                        "Let %s assume role %s no more".formatted(String.join(", ", removed), in.role()),
                        change.stream().toList(),
                        role.arn())
                .warning(new Caller(aws).lockedOutWith(Principal.role(in.role())))
                .warning(new TrustPolicy()
                                .lost(role.arn(), present.json(), aws)
                                .map("The former trust policy cannot be restored: "::concat)
                                .stream()
                                .toList())
                .warning(List.of(
                        "Sessions of the role go on until they expire: revoke them as well.",
                        "IAM takes seconds to spread this; look at the trail for who still assumed the role."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var role = aws.client(IamClient.class).getRole(r -> r.roleName(in.role()));
        return new Out(TrustDocument.of(role.role()).allowed());
    }
}
