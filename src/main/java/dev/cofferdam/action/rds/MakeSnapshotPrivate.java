package dev.cofferdam.action.rds;

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
import java.util.List;

/** Source: RDS API Reference, ModifyDBSnapshotAttribute; Amazon RDS User Guide, "Sharing a DB snapshot". */
public final class MakeSnapshotPrivate implements ChangesSettings<MakeSnapshotPrivate.In, MakeSnapshotPrivate.Out> {
    static final String SNAPSHOT = "arn:${Partition}:rds:${Region}:${Account}:snapshot:${SnapshotName}";
    static final String CLUSTER_SNAPSHOT =
            "arn:${Partition}:rds:${Region}:${Account}:cluster-snapshot:${ClusterSnapshotName}";

    public record In(
            @Input("The snapshot's name.") String snapshot,

            @Input(value = "Whether it is of a cluster (Aurora, Multi-AZ), not of an instance.", optional = true)
            boolean cluster) {
        String arn(ActionContext aws) {
            return aws.arn("rds", (cluster ? "cluster-snapshot:" : "snapshot:") + snapshot);
        }
    }

    public record Out(
            @Output("Whether nobody but this account may restore it.")
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
                "rds.make-snapshot-private",
                "Make a database snapshot private",
                """
                Takes from everybody else, be it single accounts or the whole world, the permission to restore a manual \
                snapshot and to copy it.

                - **Who has restored or copied it keeps that**: a database in their account, with all that is in it. \
                Treat the secrets and people's data in it as known.
                - A manual snapshot stays shared until it is taken back like this, whatever becomes of its database.
                - It takes the permission from a backup account as well: look at the accounts that the plan names.
                - Automated snapshots cannot be shared; copies of them are manual, and can.
                - Snapshots that were exported to S3 are in a bucket.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(SNAPSHOT, "rds:DescribeDBSnapshotAttributes"),
                        Permission.on(SNAPSHOT, "rds:ModifyDBSnapshotAttribute"),
                        Permission.on(CLUSTER_SNAPSHOT, "rds:DescribeDBClusterSnapshotAttributes"),
                        Permission.on(CLUSTER_SNAPSHOT, "rds:ModifyDBClusterSnapshotAttribute")),
                "Shares it again with whom it was shared before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = in.arn(aws);
        var sharedWith = sharedWith(in, aws);
        if (sharedWith.isEmpty())
            return Plan.of("Snapshot %s is private already".formatted(in.snapshot()), List.of(), arn);
        return Plan.of(
                        "Make snapshot %s private".formatted(in.snapshot()),
                        new SnapshotSharing()
                                .change(arn, SnapshotSharing.NOBODY, aws).stream()
                                        .toList(),
                        arn)
                .warning(sharedWith.stream()
                        .map(who -> "%s loses snapshot %s, but keeps what was restored or copied of it already."
                                .formatted(people(who), in.snapshot()))
                        .toList());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var sharedWith = sharedWith(in, aws);
        return new Out(sharedWith.isEmpty(), sharedWith);
    }

    @Override
    public Setting setting(Change change) {
        if (change.attribute().equals(SnapshotSharing.ID)) return new SnapshotSharing();
        throw new IllegalArgumentException("not a setting of a snapshot: " + change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return SnapshotSharing.names(restore.after()).stream()
                .map(who -> people(who) + " can read all that is in the snapshot again.")
                .toList();
    }

    private static List<String> sharedWith(In in, ActionContext aws) {
        return new SnapshotSharing()
                .read(in.arn(aws), aws)
                .map(SnapshotSharing::names)
                .orElseThrow(() -> new ActionException(
                        "NoSuchSnapshot",
                        "There is no %s snapshot %s in region %s. Check its name, its region, and whether it is of a cluster."
                                .formatted(in.cluster() ? "cluster" : "database", in.snapshot(), aws.region())));
    }

    private static String people(String grantee) {
        return grantee.equals(SnapshotSharing.EVERYBODY) ? "Every AWS account" : "Account " + grantee;
    }
}
