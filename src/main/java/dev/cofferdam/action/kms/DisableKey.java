package dev.cofferdam.action.kms;

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
import java.util.ArrayList;
import java.util.List;

/**
 * Source: KMS API Reference, DisableKey; AWS KMS Developer Guide, "Enable and disable keys", "How unusable KMS keys
 * affect data keys".
 */
public final class DisableKey implements ChangesKeyState<DisableKey.In, DisableKey.Out> {
    public record In(
            @Input(type = ValueType.KMS_KEY, value = "The key: its id, ARN, or alias.")
            String key) {}

    public record Out(
            @Output("The key's state, as KMS calls it: Enabled, Disabled, PendingDeletion.")
            String keyState) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "kms.disable-key",
                "Disable a KMS key",
                """
                Disables a customer-managed key: nobody encrypts or decrypts with it any more, whatever policies and \
                grants say, until it is enabled again.

                - **Evidence goes with it.** Snapshots, volumes, objects and backups under the key cannot be read \
                meanwhile, your own copies too: copy what is evidence under another key first.
                - **What is open stays open**: an attached volume works on with the data key in memory, and fails at \
                the next attach or start. Services that cache data keys go on for minutes.
                - Whatever uses the key stops, at once or at its next start: look in the trail for who calls `Decrypt` \
                and `GenerateDataKey` with it.
                - Of a multi-Region key only the one in this region is disabled.
                - To take it from one principal alone, `kms.revoke-grant`, or the key's policy.
                - Keys that AWS manages (`alias/aws/…`) cannot be disabled. KMS spreads the change in some minutes.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(OwnKey.PATTERN, "kms:DescribeKey"),
                        Permission.on(OwnKey.PATTERN, "kms:DisableKey"),
                        Permission.on(OwnKey.PATTERN, "kms:EnableKey")),
                "Enables the key again.",
                "Without the key, the snapshots, volumes and objects that it encrypts cannot be read or copied.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var key = OwnKey.get(in.key(), aws);
        var state = key.keyStateAsString();
        if (state.equals(KeyState.DISABLED) || state.equals(KeyState.PENDING_DELETION))
            return Plan.of(
                    "Key %s is %s already: nobody can use it".formatted(key.keyId(), state), List.of(), key.arn());
        if (!state.equals(KeyState.ENABLED))
            throw new ActionException(
                    "KMSInvalidStateException",
                    "Key %s is %s: only an enabled key can be disabled. Nobody can use it as it is."
                            .formatted(key.keyId(), state));
        var warnings = new ArrayList<String>();
        warnings.add(
                "Snapshots, volumes and objects under this key cannot be read meanwhile, evidence too: copy that under"
                        + " another key first.");
        warnings.add("Whatever uses the key stops, at once or at its next start; attached volumes work on until then.");
        if (Boolean.TRUE.equals(key.multiRegion()))
            warnings.add("It is a multi-Region key: its copies in other regions can still be used.");
        return Plan.of(
                        "Disable key %s".formatted(key.keyId()),
                        List.of(Change.of(key.arn(), new KeyState().attribute(), state, KeyState.DISABLED)),
                        key.arn())
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(OwnKey.get(in.key(), aws).keyStateAsString());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever the key's policy and grants let in can decrypt with it again, the attacker too.");
    }
}
