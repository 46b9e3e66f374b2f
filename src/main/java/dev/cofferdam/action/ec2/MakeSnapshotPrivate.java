package dev.cofferdam.action.ec2;

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

/** Source: EC2 API Reference, ModifySnapshotAttribute; Amazon EBS User Guide, "Share a snapshot". */
public final class MakeSnapshotPrivate implements ChangesGrants<MakeSnapshotPrivate.In, MakeSnapshotPrivate.Out> {
    public record In(
            @Input(type = ValueType.EC2_SNAPSHOT_ID, value = "The snapshot.")
            String snapshot) {}

    public record Out(
            @Output("Whether nobody but this account may make volumes of it.")
            boolean isPrivate,

            @Output("Who may besides: account numbers, and all for everybody.")
            List<String> sharedWith) {
        public Out {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.make-snapshot-private",
                "Make a snapshot private",
                """
                Takes from everybody else, be it single accounts or the whole world, the permission to make volumes of \
                a snapshot and to copy it.

                - **Who has made a volume or a copy of it keeps that.** CloudTrail shows \
                `SharedSnapshotVolumeCreated` and `SharedSnapshotCopyInitiated` in the owner's account: look there for \
                who did.
                - It takes the permission from an evidence account and from a backup account as well: share it with \
                these again by `ec2.share-snapshot`.
                - Images that were made of it have permissions of their own.
                - Where the account blocks public access to snapshots, one can be called public here and yet not be.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.SNAPSHOT, "ec2:DescribeSnapshotAttribute"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:ModifySnapshotAttribute")),
                "Shares it again with whom it was shared before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var grants = new SnapshotGrants(aws);
        var arn = ResourceArns.of(in.snapshot(), aws);
        var sharedWith = grants.of(in.snapshot());
        if (sharedWith.isEmpty())
            return Plan.of("Snapshot %s is private already".formatted(in.snapshot()), List.of(), arn);
        return Plan.of(
                        "Make snapshot %s private".formatted(in.snapshot()),
                        sharedWith.stream()
                                .map(grantee -> grants.removing(in.snapshot(), grantee))
                                .toList(),
                        arn)
                .warning(sharedWith.stream()
                        .map(grantee ->
                                "%s loses snapshot %s, but keeps volumes and copies that were made of it already."
                                        .formatted(SnapshotGrants.people(grantee), in.snapshot()))
                        .toList());
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        new SnapshotGrants(aws).make(plan.changes());
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var sharedWith = new SnapshotGrants(aws).of(in.snapshot());
        return new Out(sharedWith.isEmpty(), sharedWith);
    }
}
