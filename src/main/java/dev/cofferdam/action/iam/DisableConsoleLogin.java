package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Eventually;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.node.NullNode;

/**
 * Source: IAM API Reference, DeleteLoginProfile; IAM User Guide, "Deactivating an IAM user", "Manage passwords for IAM
 * users".
 */
public final class DisableConsoleLogin implements Irreversible<DisableConsoleLogin.In, DisableConsoleLogin.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "The user who can sign in no more, by name.")
            String user) {}

    public record Out(
            @Output("Whether the user can sign in to the console with a password.")
            boolean consoleAccess) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.disable-console-login",
                "Take a user's console password away",
                """
                Deletes a user's console password. Nobody can read a password, so that it is lost for good: the user \
                needs a new one afterwards.

                - **`iam.quarantine-user` first**: it denies the user everything, the console too, and can be taken \
                back. This is for when the password itself is known to be stolen. The plan says when the user is not \
                quarantined.
                - **Who is signed in stays so** until that session ends; a quarantine ends it at the next request.
                - Access keys go on: `iam.deactivate-access-key`.
                - Whoever may call `iam:CreateLoginProfile` gives the user another password; look for that in the trail.
                - MFA devices stay with the user.
                """,
                Kind.CONTAIN,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sts:GetCallerIdentity"),
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:GetUserPolicy"),
                        Permission.on(Patterns.USER, "iam:GetLoginProfile"),
                        Permission.on(Patterns.USER, "iam:DeleteLoginProfile")),
                "None: the password is lost, and the user needs a new one.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var user = Principal.user(in.user());
        var arn = user.arn(iam);
        var login = LoginProfiles.find(iam, in.user());
        if (login.isEmpty()) return Plan.of("User %s has no console password".formatted(in.user()), List.of(), arn);
        var warnings = new ArrayList<>(new Caller(aws).lockedOutWith(user));
        if (Quarantine.POLICY.read(iam, user).isNull())
            warnings.add(
                    "This cannot be taken back. iam.quarantine-user denies the user everything, the console too, and"
                            + " can be: consider it first.");
        warnings.add("Who is signed in as this user stays so until the session ends, unless the user is quarantined.");
        warnings.add("Access keys of the user go on: deactivate them as well.");
        return Plan.of(
                        "Delete the console password of user %s".formatted(in.user()),
                        List.of(new Change(arn, "LoginProfile", SdkJson.of(login.get()), NullNode.getInstance())),
                        arn)
                .warning(warnings);
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        if (LoginProfiles.find(iam, in.user()).isPresent()) iam.deleteLoginProfile(r -> r.userName(in.user()));
        return Eventually.shown(
                "that the password of user %s is gone".formatted(in.user()),
                () -> verify(in, aws),
                now -> !now.consoleAccess(),
                aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(
                LoginProfiles.find(aws.client(IamClient.class), in.user()).isPresent());
    }
}
