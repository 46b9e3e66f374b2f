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
public final class QuarantineUser implements ChangesPrincipals<QuarantineUser.In, QuarantineUser.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "The user to deny everything, by name.")
            String user) {}

    public record Out(
            @Output("Whether the deny is in place.") boolean quarantined) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.quarantine-user",
                "Deny a user everything",
                """
                Gives the user an inline policy, `CofferdamQuarantine`, that denies every action on every resource. An \
                explicit deny wins over every allow, whichever policy that is in.

                - **Nobody is exempt.** Whoever is signed in as this user, you included, is locked out; taking it back \
                then needs another identity.
                - It covers the user's keys, console sessions, and the sessions it got by `GetSessionToken` and \
                `GetFederationToken`, which outlive a deactivated key: they are judged by the user's policies at each \
                request.
                - It does **not** cover sessions of *roles* that the user assumed before, in this account or another: \
                revoke those with `iam.revoke-role-sessions`.
                - IAM spreads a change in seconds, sometimes a minute. What the user can be denied by others (key \
                deactivated, groups left) is not touched, so that nothing of the evidence changes.
                - All inline policies of a user together may have 2,048 characters; this one needs about 110.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:GetUserPolicy"),
                        Permission.on(Patterns.USER, "iam:PutUserPolicy"),
                        Permission.on(Patterns.USER, "iam:DeleteUserPolicy")),
                "Removes the policy, or restores what was there under its name.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var arn = Principal.user(in.user()).arn(iam);
        var change = Quarantine.POLICY.change(arn, Quarantine.DENY_ALL, aws);
        if (change.isEmpty()) return Plan.of("User %s is quarantined already".formatted(in.user()), List.of(), arn);
        return Plan.of("Deny user %s every action on every resource".formatted(in.user()), List.of(change.get()), arn)
                .warning(List.of(
                        "Nobody is exempt: whoever is signed in as this user is locked out, and undo then needs"
                                + " another identity.",
                        "Sessions of roles that the user assumed before stay valid: revoke those roles' sessions as"
                                + " well.",
                        "IAM takes seconds to spread this; look at the trail for what the user still did."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = Quarantine.POLICY.read(aws.client(IamClient.class), Principal.user(in.user()));
        return new Out(present.equals(Quarantine.DENY_ALL));
    }
}
