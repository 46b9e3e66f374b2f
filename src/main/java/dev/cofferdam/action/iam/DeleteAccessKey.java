package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
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
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Source: IAM API Reference, DeleteAccessKey; IAM User Guide, "Manage access keys for IAM users". */
public final class DeleteAccessKey implements Irreversible<DeleteAccessKey.In, DeleteAccessKey.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "The user that the key belongs to, by name.")
            String user,

            @Input(type = ValueType.IAM_ACCESS_KEY_ID, value = "The key to delete, which has to be inactive.")
            String accessKeyId) {}

    public record Out(
            @Output("Whether the user has the key.") boolean exists) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.delete-access-key",
                "Delete an access key",
                """
                Deletes one access key of a user, for good. Only when the investigation is over: until then \
                `iam.deactivate-access-key` does as much against the attacker, and can be taken back.

                - **Only a key that is inactive already** is deleted. Let it be so for some days, and see what breaks.
                - Its id stays in CloudTrail's events, but IAM no longer tells whose it was and when it was last used. \
                The plan keeps both in the log.
                - **Sessions outlive the key**: what was issued with it by `GetSessionToken` or `GetFederationToken` \
                stays valid for up to 36 hours. `iam.quarantine-user` covers those.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.USER, "iam:ListAccessKeys"),
                        Permission.of("iam:GetAccessKeyLastUsed"),
                        Permission.on(Patterns.USER, "iam:DeleteAccessKey")),
                "None: a deleted key is gone, and a new one has another secret.",
                "IAM no longer tells whose a deleted key was, and when it was last used.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var key = inactive(iam, in);
        if (key.isEmpty())
            return Plan.of(
                    "User %s has no access key %s".formatted(in.user(), in.accessKeyId()), List.of(), in.accessKeyId());
        var present = described(iam, key.get());
        return Plan.of(
                        "Delete key %s of user %s".formatted(in.accessKeyId(), in.user()),
                        List.of(new Change(in.accessKeyId(), "AccessKey", present, NullNode.getInstance())),
                        in.accessKeyId())
                .warning(List.of(
                        used(present),
                        "Sessions that were issued with this key (GetSessionToken, GetFederationToken) stay valid"
                                + " until they expire: quarantine the user to end them."));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        if (inactive(iam, in).isPresent())
            iam.deleteAccessKey(r -> r.userName(in.user()).accessKeyId(in.accessKeyId()));
        return Eventually.shown(
                "that access key %s is gone".formatted(in.accessKeyId()),
                () -> verify(in, aws),
                now -> !now.exists(),
                aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(find(aws.client(IamClient.class), in).isPresent());
    }

    /** @throws ActionException when it is active */
    private static Optional<AccessKeyMetadata> inactive(IamClient iam, In in) {
        var key = find(iam, in);
        if (key.filter(k -> k.status() == StatusType.ACTIVE).isPresent())
            throw new ActionException(
                    "KeyStillActive",
                    "Key %s of user %s is active, and only an inactive key is deleted. Deactivate it by iam.deactivate-access-key, see what stops working, and delete it later."
                            .formatted(in.accessKeyId(), in.user()));
        return key;
    }

    private static Optional<AccessKeyMetadata> find(IamClient iam, In in) {
        return iam.listAccessKeysPaginator(r -> r.userName(in.user())).accessKeyMetadata().stream()
                .filter(k -> k.accessKeyId().equals(in.accessKeyId()))
                .findFirst();
    }

    private static ObjectNode described(IamClient iam, AccessKeyMetadata key) {
        var json = SdkJson.of(key);
        var lastUsed =
                iam.getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId())).accessKeyLastUsed();
        if (lastUsed != null) json.set("LastUsed", SdkJson.of(lastUsed));
        return json;
    }

    private static String used(ObjectNode key) {
        var used = key.path("LastUsed");
        if (!used.has("LastUsedDate")) return "IAM knows of no use of this key.";
        return "This key was last used at %s, for %s in %s."
                .formatted(
                        used.path("LastUsedDate").asString(),
                        used.path("ServiceName").asString(),
                        used.path("Region").asString());
    }
}
