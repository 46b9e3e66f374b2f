package dev.cofferdam.action.ec2;

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
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

/** Source: EC2 API Reference, ModifySnapshotAttribute; Amazon EBS User Guide, "Share a snapshot". */
public final class ShareSnapshot implements ChangesGrants<ShareSnapshot.In, ShareSnapshot.Out> {
    public record In(
            @Input(type = ValueType.EC2_SNAPSHOT_ID, value = "The snapshot.")
            String snapshot,

            @Input(
                    type = ValueType.AWS_ACCOUNT_ID,
                    value = "The account that may make volumes and copies of it, such as the one that keeps evidence.")
            String account) {}

    public record Out(
            @Output("Whether the account may make volumes and copies of it.")
            boolean shared,

            @Output("All who may, besides its owner: account numbers, and all for everybody.")
            List<String> sharedWith) {
        public Out {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.share-snapshot",
                "Share a snapshot with an account",
                """
                Lets another account make volumes and copies of a snapshot, so that it is examined where the attacker \
                is not.

                - **Sharing is no copy**: whoever can delete the snapshot here takes it from the other account too. \
                Have it copied there.
                - **What is encrypted under the AWS managed key cannot be shared**: copy it under a customer managed \
                key first. Under a customer managed key, the other account needs `kms:DescribeKey`, \
                `kms:CreateGrant`, `kms:Decrypt` and `kms:ReEncrypt*` on that key as well, by the key's policy; \
                sharing the snapshot does not give them.
                - It is shared within its region only.
                - Whoever gets it reads all that was on the volume, secrets included.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeSnapshots"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:DescribeSnapshotAttribute"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:ModifySnapshotAttribute")),
                "Takes the permission away again, if the account did not have it before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (in.account().equals(aws.account()))
            throw new ActionException(
                    "InvalidInput",
                    "Snapshot %s belongs to account %s itself. Name the account that is to get it."
                            .formatted(in.snapshot(), in.account()));
        var snapshot = new TaggedSnapshots(aws).get(List.of(in.snapshot())).getFirst();
        demandUsable(snapshot);
        var grants = new SnapshotGrants(aws);
        var arn = ResourceArns.of(in.snapshot(), aws);
        if (grants.of(in.snapshot()).contains(in.account()))
            return Plan.of(
                    "Snapshot %s is shared with account %s already".formatted(in.snapshot(), in.account()),
                    List.of(),
                    arn);
        return Plan.of(
                        "Share snapshot %s with account %s".formatted(in.snapshot(), in.account()),
                        List.of(grants.granting(in.snapshot(), in.account())),
                        arn)
                .warning(warnings(in, snapshot));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        new SnapshotGrants(aws).make(plan.changes());
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var sharedWith = new SnapshotGrants(aws).of(in.snapshot());
        return new Out(sharedWith.contains(in.account()), sharedWith);
    }

    private static void demandUsable(Snapshot snapshot) {
        if (snapshot.state() == SnapshotState.ERROR)
            throw new ActionException(
                    "SnapshotFailed",
                    "Snapshot %s of volume %s failed, and holds nothing to share. Take another one: ec2.create-snapshot."
                            .formatted(snapshot.snapshotId(), snapshot.volumeId()));
    }

    private static List<String> warnings(In in, Snapshot snapshot) {
        var warnings = new ArrayList<String>();
        warnings.add("Account %s can read all that is in snapshot %s: make sure that it is the right one."
                .formatted(in.account(), in.snapshot()));
        if (snapshot.kmsKeyId() != null)
            warnings.add(
                    "Account %s can do nothing with it until the policy of key %s lets it use the key; AWS refuses to share it where that is the AWS managed key."
                            .formatted(in.account(), snapshot.kmsKeyId()));
        if (snapshot.state() != SnapshotState.COMPLETED)
            warnings.add("Snapshot %s is %s (%s): it cannot be copied until it is completed."
                    .formatted(in.snapshot(), snapshot.stateAsString(), snapshot.progress()));
        return warnings;
    }
}
