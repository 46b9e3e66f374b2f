package dev.cofferdam.action.kms;

import dev.cofferdam.action.ActionContext;
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
 * Source: KMS API Reference, CancelKeyDeletion, ScheduleKeyDeletion; AWS KMS Developer Guide, "Delete an AWS KMS key".
 */
public final class CancelDeletion implements ChangesKeyState<CancelDeletion.In, CancelDeletion.Out> {
    public record In(
            @Input(type = ValueType.KMS_KEY, value = "The key: its id, ARN, or alias.")
            String key,

            @Input(value = "Whether the key is enabled as well; KMS itself leaves it disabled.", optional = true)
            boolean enable) {
        String wanted() {
            return enable ? KeyState.ENABLED : KeyState.DISABLED;
        }
    }

    public record Out(
            @Output("The key's state, as KMS calls it: Enabled, Disabled, PendingDeletion.")
            String keyState) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "kms.cancel-deletion",
                "Call off the deletion of a KMS key",
                """
                Calls off the deletion that somebody scheduled for a customer-managed key. **Everything under a deleted \
                key is lost for good**, so this comes before anything else that can wait: the plan says when it is due.

                - KMS leaves the key disabled; with `enable` it can be used again at once, by whoever its policy and \
                grants let in, the attacker too.
                - Whoever scheduled it can do so again: contain them, and look in the trail for `ScheduleKeyDeletion`.
                - Imported key material that was deleted (`DeleteImportedKeyMaterial`) does not come back by this.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(OwnKey.PATTERN, "kms:DescribeKey"),
                        Permission.on(OwnKey.PATTERN, "kms:CancelKeyDeletion"),
                        Permission.on(OwnKey.PATTERN, "kms:EnableKey"),
                        Permission.on(OwnKey.PATTERN, "kms:DisableKey"),
                        Permission.on(OwnKey.PATTERN, "kms:ScheduleKeyDeletion")),
                "Schedules the deletion again, in 30 days, the longest that there is; or disables a key that was only"
                        + " disabled.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var key = OwnKey.get(in.key(), aws);
        var state = key.keyStateAsString();
        var pending = state.equals(KeyState.PENDING_DELETION);
        if (!pending && !(in.enable() && state.equals(KeyState.DISABLED)))
            return Plan.of("Key %s is %s: no deletion is pending".formatted(key.keyId(), state), List.of(), key.arn());
        var warnings = new ArrayList<String>();
        if (pending) warnings.add("The key would be deleted at %s.".formatted(key.deletionDate()));
        if (in.enable())
            warnings.add("Whoever the key's policy and grants let in can use it at once, the attacker too.");
        return Plan.of(
                        (pending ? "Call off the deletion of key %s" : "Enable key %s").formatted(key.keyId()),
                        List.of(Change.of(key.arn(), new KeyState().attribute(), state, in.wanted())),
                        key.arn())
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(OwnKey.get(in.key(), aws).keyStateAsString());
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().asString("").equals(KeyState.PENDING_DELETION)
                ? List.of("The key is deleted 30 days after, and everything under it is lost for good.")
                : List.of();
    }
}
