package dev.cofferdam.action.backup;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Source: AWS Backup Developer Guide, "AWS Backup Vault Lock"; API Reference, PutBackupVaultLockConfiguration. */
public final class LockVault implements ChangesSettings<LockVault.In, LockVault.Out> {
    private static final VaultLock SETTING = new VaultLock();
    private static final int LONGEST = 36_500;
    private static final int SHORTEST_COOL_OFF = 3;

    public record In(
            @Input("The vault, by name.") String vault,

            @Input(
                    type = ValueType.ENUM,
                    values = {VaultLock.GOVERNANCE, VaultLock.COMPLIANCE},
                    value = "governance: who has the permission can unlock it; compliance: nobody can, after some"
                            + " days.")
            String mode,

            @Input("For how many days at least a new backup has to be kept, 1 to 36500.")
            int minRetentionDays,

            @Input(
                    value = "In compliance mode: for how many days the lock can still be changed, 3 to 36500; 3 where"
                            + " nothing is said.",
                    optional = true)
            int changeableForDays) {
        boolean compliance() {
            return mode().equals(VaultLock.COMPLIANCE);
        }

        @Nullable
        Long coolOff() {
            if (!compliance()) return null;
            return (long) (changeableForDays() == 0 ? SHORTEST_COOL_OFF : changeableForDays());
        }
    }

    public record Out(
            @Output("Whether the vault is locked.") boolean locked,

            @Output("governance or compliance; empty where it is not locked.")
            String mode,

            @Output("For how many days at least a new backup is kept; 0 where nothing is said.")
            long minRetentionDays,

            @Output(type = ValueType.TIMESTAMP, value = "From when on nobody can change the lock; empty: never.")
            String finalAt) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "backup.lock-vault",
                "Lock a backup vault",
                """
                Locks a vault, so that nobody deletes a backup in it, or shortens its time, before that is over.

                - **A compliance lock is final** after `changeable_for_days`: neither the account, nor root, nor AWS \
                can take it away, and what is in the vault is paid for until its time is over, years perhaps. That is \
                why this step asks for a typed confirmation in either mode.
                - Until then, and in governance mode for ever, whoever has \
                `backup:DeleteBackupVaultLockConfiguration` unlocks it: an attacker with administrator's rights does.
                - A backup without an end is kept for ever under the lock: look at what is in the vault first.
                - **Jobs that would keep a backup for less than the minimum fail** from now on: look at the plans that \
                use this vault.
                - A disabled or deleted KMS key makes the backups worthless all the same.
                - A lock that is there is made stricter, never weaker.
                """,
                Kind.PRESERVE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Vault.PATTERN, "backup:DescribeBackupVault"),
                        Permission.on(Vault.PATTERN, "backup:PutBackupVaultLockConfiguration"),
                        Permission.on(Vault.PATTERN, "backup:DeleteBackupVaultLockConfiguration")),
                "Restores the former lock, or unlocks the vault; impossible once the lock is final.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        demandSense(in);
        var vault = Vault.get(in.vault(), aws);
        var arn = Vault.arn(in.vault(), aws);
        var present = SETTING.read(arn, aws).orElseThrow();
        if (isEnough(present, in))
            return Plan.of("Vault %s is locked as wanted already".formatted(in.vault()), List.of(), arn);
        if (vault.lockDate() != null && !aws.clock().instant().isBefore(vault.lockDate()))
            throw new ActionException(
                    "LockIsFinal",
                    "The lock of vault %s is final since %s and keeps new backups for %s days at least: nobody can make it stricter. Use another vault."
                            .formatted(in.vault(), vault.lockDate(), VaultLock.min(present)));
        var wanted = stricter(present, in, daysLeft(vault.lockDate(), aws));
        return Plan.of(
                        "Lock vault %s in %s mode"
                                .formatted(
                                        in.vault(),
                                        VaultLock.isCompliance(wanted) ? VaultLock.COMPLIANCE : VaultLock.GOVERNANCE),
                        List.of(new Change(arn, SETTING.attribute(), present, wanted)),
                        arn)
                .warning(warnings(in, wanted));
    }

    /**
     * What is there is never made weaker: compliance stays, and the longer time wins. Nor does it become final before
     * its time, unless somebody says when.
     */
    private static JsonNode stricter(JsonNode present, In in, long daysLeft) {
        var min = VaultLock.min(present);
        var coolOff = in.coolOff();
        if (coolOff == null && VaultLock.isCompliance(present)) coolOff = daysLeft;
        return VaultLock.json(Math.max(in.minRetentionDays(), min == null ? 0 : min), VaultLock.max(present), coolOff);
    }

    /** Whole days until a lock is final, as many as AWS Backup takes at least. */
    private static long daysLeft(@Nullable Instant lockDate, ActionContext aws) {
        var left = lockDate == null
                ? 0
                : Duration.between(aws.clock().instant(), lockDate).toDays();
        return Math.max(SHORTEST_COOL_OFF, left);
    }

    private static boolean isEnough(JsonNode present, In in) {
        var min = VaultLock.min(present);
        return !present.isNull()
                && min != null
                && min >= in.minRetentionDays()
                && (VaultLock.isCompliance(present) || !in.compliance());
    }

    private static void demandSense(In in) {
        if (in.minRetentionDays() < 1 || in.minRetentionDays() > LONGEST)
            throw new ActionException(
                    "InvalidInput", "min_retention_days is 1 to %d, not %d.".formatted(LONGEST, in.minRetentionDays()));
        var days = in.changeableForDays();
        if (days != 0 && (days < SHORTEST_COOL_OFF || days > LONGEST))
            throw new ActionException(
                    "InvalidInput",
                    "changeable_for_days is %d to %d, not %d: AWS Backup leaves three days at least to think better of it."
                            .formatted(SHORTEST_COOL_OFF, LONGEST, days));
    }

    private static List<String> warnings(In in, JsonNode wanted) {
        var jobs = "Jobs that keep a backup for less than %d days fail in vault %s from now on."
                .formatted(VaultLock.min(wanted), in.vault());
        if (!VaultLock.isCompliance(wanted))
            return List.of(
                    jobs,
                    "Whoever has backup:DeleteBackupVaultLockConfiguration can unlock vault %s again."
                            .formatted(in.vault()));
        return List.of(
                jobs,
                "After some days, which the plan names, nobody, not even AWS, can unlock vault %s or delete what is in it before its time."
                        .formatted(in.vault()),
                "A backup without an end is then kept, and paid for, for ever.");
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var vault = Vault.get(in.vault(), aws);
        var locked = Boolean.TRUE.equals(vault.locked());
        return new Out(
                locked,
                !locked ? "" : vault.lockDate() == null ? VaultLock.GOVERNANCE : VaultLock.COMPLIANCE,
                vault.minRetentionDays() == null ? 0 : vault.minRetentionDays(),
                vault.lockDate() == null ? "" : vault.lockDate().toString());
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public boolean isOurs(JsonNode present, JsonNode announced) {
        return VaultLock.same(present, announced);
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().isNull()
                ? List.of("Backups in vault %s can be deleted again.".formatted(Vault.name(restore.resource())))
                : List.of();
    }
}
