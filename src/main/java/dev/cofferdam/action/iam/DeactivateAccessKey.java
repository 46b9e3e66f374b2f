package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Source: IAM API Reference, UpdateAccessKey; IAM User Guide, "Disabling permissions for temporary security
 * credentials".
 */
public final class DeactivateAccessKey implements ChangesPrincipals<DeactivateAccessKey.In, DeactivateAccessKey.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "The user that the key belongs to, by name.")
            String user,

            @Input(type = ValueType.IAM_ACCESS_KEY_ID, value = "The key to deactivate.")
            String accessKeyId) {}

    public record Out(
            @Output("The key's status: Active, Inactive or Expired.")
            String keyStatus) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.deactivate-access-key",
                "Deactivate an access key",
                """
                Sets one access key of a user to `Inactive`. The key is kept: while the investigation runs, its id and \
                its last use are evidence, so never delete it.

                - **Sessions outlive the key**: what was issued with it by `GetSessionToken` or `GetFederationToken` \
                stays valid for up to 36 hours. `iam.quarantine-user` covers those.
                - Whatever else uses the key stops working: ask `cloudtrail.lookup-events` by `AccessKeyId` who does.
                - A user may have a second key; an attacker makes one. Look at `iam.describe-principal` first.
                - Keys that begin with `ASIA` are sessions, not keys of a user: revoke the role's sessions instead.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:ListAccessKeys"),
                        Permission.on(Patterns.USER, "iam:UpdateAccessKey")),
                "Activates the key again, if it was active before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var status = mustHave(iam, in);
        var arn = Principal.user(in.user()).arn(iam);
        if (!status.equals(KeyStatus.ACTIVE))
            return Plan.of(
                    "Key %s of user %s is %s already".formatted(in.accessKeyId(), in.user(), status), List.of(), arn);
        var change = Change.of(arn, new KeyStatus(in.accessKeyId()).attribute(), status, KeyStatus.INACTIVE);
        return Plan.of(
                        "Deactivate key %s of user %s".formatted(in.accessKeyId(), in.user()),
                        List.of(change),
                        arn,
                        in.accessKeyId())
                .warning(List.of(
                        "Sessions that were issued with this key (GetSessionToken, GetFederationToken) stay valid"
                                + " until they expire: quarantine the user to end them.",
                        "Everything else that uses this key stops working."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(mustHave(aws.client(IamClient.class), in));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever has this key's secret can use it again, the attacker too.");
    }

    private static String mustHave(IamClient iam, In in) {
        return new KeyStatus(in.accessKeyId())
                .of(iam, in.user())
                .orElseThrow(() -> new ActionException(
                        "NoSuchAccessKey",
                        "User %s has no access key %s, or there is no such user. Check both with iam.describe-principal; a key that begins with ASIA belongs to a session."
                                .formatted(in.user(), in.accessKeyId())));
    }
}
