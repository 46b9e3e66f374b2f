package dev.cofferdam.action.ec2;

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
import java.util.List;
import software.amazon.awssdk.services.ec2.model.LockMode;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import tools.jackson.databind.JsonNode;

/** Source: Amazon EBS User Guide, "Amazon EBS snapshot lock concepts"; EC2 API Reference, LockSnapshot. */
public final class LockSnapshot implements ChangesSettings<LockSnapshot.In, LockSnapshot.Out> {
    private static final Setting SETTING = new SnapshotLock();
    private static final int LONGEST = 36_500;
    private static final int LONGEST_COOL_OFF = 72;
    private static final int USUAL_COOL_OFF = 24;

    public record In(
            @Input(type = ValueType.EC2_SNAPSHOT_ID, value = "The snapshot.")
            String snapshot,

            @Input(
                    type = ValueType.ENUM,
                    values = {"governance", "compliance"},
                    value = "governance: who has the permission can unlock it; compliance: nobody can.")
            String mode,

            @Input("For how many days, 1 to 36500.") int days,

            @Input(
                    value = "In compliance mode: for how many hours it can still be unlocked, 1 to 72; 24 where"
                            + " nothing is said.",
                    optional = true)
            int coolOffHours) {
        JsonNode wanted() {
            var compliance = LockMode.fromValue(mode) == LockMode.COMPLIANCE;
            var hours = coolOffHours == 0 ? USUAL_COOL_OFF : coolOffHours;
            return SnapshotLock.json(LockMode.fromValue(mode), days, compliance ? hours : null);
        }
    }

    public record Out(
            @Output("Whether nobody can delete it now.") boolean locked,

            @Output("governance, compliance-cooloff, compliance; empty where it is not locked.")
            String state,

            @Output(type = ValueType.TIMESTAMP, value = "Until when; empty where it is not locked.")
            String until) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.lock-snapshot",
                "Lock a snapshot against deletion",
                """
                Locks a snapshot, so that `DeleteSnapshot` fails for everybody for a number of days.

                - **A compliance lock is final** once its cooling-off hours are over: neither the account, nor root, \
                nor AWS can take it away or shorten it before it expires, and the snapshot is paid for until then. \
                That is why this step asks for a typed confirmation in either mode.
                - A governance lock holds against whoever lacks `ec2:UnlockSnapshot`: an attacker with \
                administrator's rights has it.
                - It protects from deletion only: sharing and copying go on, and **disabling or deleting the KMS key \
                makes the snapshot worthless all the same**.
                - A lock that is stricter or longer than wanted is left as it is.
                """,
                Kind.PRESERVE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeSnapshots"),
                        Permission.of("ec2:DescribeLockedSnapshots"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:LockSnapshot"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:UnlockSnapshot")),
                "Restores the former lock, or unlocks it; impossible in compliance mode after the cooling-off hours.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        demandSense(in);
        var arn = ResourceArns.of(in.snapshot(), aws);
        var present = SnapshotLock.find(in.snapshot(), aws);
        var wanted = present.map(lock -> stricter(in, lock)).orElseGet(in::wanted);
        var change = SETTING.change(arn, wanted, aws);
        if (change.isEmpty() || isEnough(change.get().before(), wanted))
            return Plan.of("Snapshot %s is locked as wanted already".formatted(in.snapshot()), List.of(), arn);
        return Plan.of(
                        "Lock snapshot %s for %d days in %s mode"
                                .formatted(in.snapshot(), SnapshotLock.days(wanted), SnapshotLock.mode(wanted)),
                        List.of(change.get()),
                        arn)
                .warning(warnings(in, wanted));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return SnapshotLock.find(in.snapshot(), aws)
                .map(l -> new Out(
                        true,
                        l.lockStateAsString(),
                        l.lockExpiresOn() == null ? "" : l.lockExpiresOn().toString()))
                .orElse(new Out(false, "", ""));
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().isNull()
                ? List.of("Snapshot %s can be deleted again.".formatted(ResourceArns.id(restore.resource())))
                : List.of();
    }

    /** What is there is never made weaker: compliance stays, and the longer time wins. */
    private static JsonNode stricter(In in, LockedSnapshotsInfo present) {
        var wanted = in.wanted();
        var days = Math.max(in.days(), present.lockDuration());
        return SnapshotLock.isFinal(present)
                ? SnapshotLock.json(LockMode.COMPLIANCE, days, present.coolOffPeriod())
                : SnapshotLock.json(
                        SnapshotLock.mode(wanted),
                        days,
                        SnapshotLock.mode(wanted) == LockMode.COMPLIANCE
                                ? Integer.valueOf(in.coolOffHours() == 0 ? USUAL_COOL_OFF : in.coolOffHours())
                                : null);
    }

    private static boolean isEnough(JsonNode present, JsonNode wanted) {
        return !present.isNull()
                && SnapshotLock.days(present) >= SnapshotLock.days(wanted)
                && (SnapshotLock.mode(present) == LockMode.COMPLIANCE
                        || SnapshotLock.mode(wanted) == LockMode.GOVERNANCE);
    }

    private static void demandSense(In in) {
        if (in.days() < 1 || in.days() > LONGEST)
            throw new ActionException(
                    "InvalidInput",
                    "Snapshot %s can be locked for 1 to %d days, not %d.".formatted(in.snapshot(), LONGEST, in.days()));
        if (in.coolOffHours() < 0 || in.coolOffHours() > LONGEST_COOL_OFF)
            throw new ActionException(
                    "InvalidInput",
                    "The lock of snapshot %s can cool off for 1 to %d hours, not %d."
                            .formatted(in.snapshot(), LONGEST_COOL_OFF, in.coolOffHours()));
    }

    private static List<String> warnings(In in, JsonNode wanted) {
        if (SnapshotLock.mode(wanted) == LockMode.GOVERNANCE)
            return List.of(
                    "Whoever has ec2:UnlockSnapshot can unlock snapshot %s and delete it.".formatted(in.snapshot()));
        return List.of(
                "After the cooling-off hours nobody, not even AWS, can unlock snapshot %s for %d days."
                        .formatted(in.snapshot(), SnapshotLock.days(wanted)),
                "The snapshot is paid for until then, and is only worth as much as its KMS key.");
    }
}
