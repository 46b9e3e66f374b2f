package dev.cofferdam.action.kms;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import tools.jackson.databind.node.NullNode;

/**
 * Source: KMS API Reference, RevokeGrant, ListGrants, CreateGrant; AWS KMS Developer Guide, "Grants in AWS KMS",
 * "Retiring and revoking grants".
 */
public final class RevokeGrant implements ChangesSettings<RevokeGrant.In, RevokeGrant.Out> {
    public record In(
            @Input(type = ValueType.KMS_KEY, value = "The key: its id, ARN, or alias.")
            String key,

            @Input(value = "The grant's id; else name a grantee.", optional = true) @Nullable
            String grant,

            @Input(
                    value = "Whose grants are revoked, all of them: a principal as the grant names it; else name a"
                            + " grant.",
                    optional = true)
            @Nullable
            String grantee) {
        boolean names(GrantSetting setting) {
            return (grant() == null || grant().isEmpty())
                    ? setting.grantee().equals(grantee())
                    : setting.id().equals(grant());
        }

        void demandOne() {
            var grants = grant() == null || grant().isEmpty() ? 0 : 1;
            var grantees = grantee() == null || grantee().isEmpty() ? 0 : 1;
            if (grants + grantees != 1)
                throw new ActionException(
                        "InvalidInput", "kms.revoke-grant wants a grant or a grantee, exactly one of them.");
        }
    }

    public record Out(
            @Output("Whether there is none such on the key any more.")
            boolean revoked,

            @Output("Who else has grants on the key, sorted.")
            List<String> otherGrantees) {
        public Out {
            otherGrantees = List.copyOf(otherGrantees);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "kms.revoke-grant",
                "Revoke a grant on a KMS key",
                """
                Takes a grant from a key, or all grants of one grantee, so that they use the key no more by these. The \
                plan keeps what each allowed: operations, constraints, who may retire it.

                - **Policies are not touched**: who may use the key by its policy, or by IAM where the policy says so, \
                goes on. Look at both.
                - Whoever may call `CreateGrant` by another grant, or by the policy, makes a new one: revoke theirs \
                first.
                - It takes KMS **up to five minutes** until it holds everywhere, and data keys that were handed out \
                before go on working.
                - **Grants of services hold resources**: an encrypted volume, a database or a function stops at its \
                next start or attach. A service's own grant cannot be made again by anybody else, and undo says so.
                - Undo makes the grant again, with another id and another token, issued by the responder; a grant \
                that had no name gets one.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(OwnKey.PATTERN, "kms:DescribeKey"),
                        Permission.on(OwnKey.PATTERN, "kms:ListGrants"),
                        Permission.on(OwnKey.PATTERN, "kms:RevokeGrant"),
                        Permission.on(OwnKey.PATTERN, "kms:CreateGrant")),
                "Makes the grants again as they were, but for their ids and tokens; those of services cannot be made"
                        + " again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        in.demandOne();
        var key = OwnKey.get(in.key(), aws);
        var found = grants(key, aws).stream().filter(in::names).toList();
        if (found.isEmpty()) return Plan.of("Key %s has no such grant".formatted(key.keyId()), List.of(), key.arn());
        var warnings = new ArrayList<String>();
        for (var grant : found) {
            warnings.add("%s loses %s by grant %s; what policies allow goes on."
                    .formatted(grant.grantee(), String.join(", ", grant.operations()), grant.id()));
            if (!grant.isOfPrincipal())
                warnings.add(
                        "Grant %s is a service's: what it holds stops at its next start, and undo cannot make it again."
                                .formatted(grant.id()));
        }
        return Plan.of(
                        found.size() == 1
                                ? "Revoke grant %s on key %s"
                                        .formatted(found.getFirst().id(), key.keyId())
                                : "Revoke %d grants on key %s".formatted(found.size(), key.keyId()),
                        found.stream()
                                .map(g -> new Change(key.arn(), g.attribute(), g.former(), NullNode.getInstance()))
                                .toList(),
                        key.arn())
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var all = grants(OwnKey.get(in.key(), aws), aws);
        return new Out(
                all.stream().noneMatch(in::names),
                all.stream()
                        .filter(g -> !in.names(g))
                        .map(GrantSetting::grantee)
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Override
    public Setting setting(Change change) {
        return GrantSetting.of(change);
    }

    @Override
    public List<String> reopens(Change restore) {
        var grant = GrantSetting.of(restore);
        return List.of("%s can use the key again: %s. The grant gets another id."
                .formatted(grant.grantee(), String.join(", ", grant.operations())));
    }

    private static List<GrantSetting> grants(KeyMetadata key, ActionContext aws) {
        return aws.client(KmsClient.class).listGrantsPaginator(r -> r.keyId(key.arn())).grants().stream()
                .map(GrantSetting::of)
                .toList();
    }
}
