package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Quota;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Source: RDS API Reference, CreateDBSnapshot, CreateDBClusterSnapshot; Amazon RDS User Guide, "Creating a DB snapshot
 * for a Single-AZ DB instance".
 */
public final class CreateSnapshot implements WithoutUndo<CreateSnapshot.In, CreateSnapshot.Out>, HasPrerequisites {
    /** Of instances; clusters have a quota of their own. Source: Amazon RDS User Guide, "Quotas and constraints". */
    private static final Quota SNAPSHOTS = new Quota(
            "rds",
            "L-272F1212",
            "Manual DB instance snapshots",
            about -> about
                    .client(RdsClient.class)
                    .describeDBSnapshotsPaginator(r -> r.snapshotType("manual"))
                    .dbSnapshots()
                    .stream());

    public record In(
            @Input(type = ValueType.RDS_DATABASE, value = "The database's name: an instance's, or a cluster's.")
            String database,

            @Input(value = "Whether it is a cluster (Aurora, Multi-AZ), not an instance.", optional = true)
            boolean cluster) {
        DatabaseName named() {
            return new DatabaseName(database, cluster);
        }
    }

    public record Out(
            @Output("The snapshot's name; empty where there is none.")
            String snapshot,

            @Output(type = ValueType.AWS_ARN, value = "Its ARN; empty where there is none.")
            String snapshotArn,

            @Output("Its status: creating, then available.") String snapshotStatus,
            @Output("Whether it is encrypted.") boolean encrypted,

            @Output(type = ValueType.AWS_ARN, value = "The KMS key that it is encrypted with; empty where it is not.")
            String kmsKeyId) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "rds.create-snapshot",
                "Take a snapshot of a database",
                """
                Takes a manual snapshot of a database instance, or of a whole cluster, named after the case and the \
                step and tagged with both. A step that is run again finds it by its name and takes no second one.

                - Manual snapshots stay when the database is deleted; **automated ones go with it**, unless they are \
                retained: take one before an attacker, or a clean-up, deletes the database.
                - It holds what was committed to storage. Sessions, locks and running statements are in memory only: \
                keep `pg_stat_activity`, the process list and the audit log before.
                - In a single zone, reading and writing stand still for seconds while it begins.
                - **It stays encrypted under the database's key.** Who disables or deletes the key destroys this \
                evidence. Under the key that AWS manages it cannot be shared: copy it under a key of your own.
                - Whoever may call `DeleteDBSnapshot` can delete it: copy it to an evidence account.
                - Instances of a cluster have no snapshots of their own: name the cluster.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DatabaseName.INSTANCE, "rds:DescribeDBInstances"),
                        Permission.on(DatabaseName.CLUSTER, "rds:DescribeDBClusters"),
                        Permission.on(MakeSnapshotPrivate.SNAPSHOT, "rds:DescribeDBSnapshots"),
                        Permission.on(MakeSnapshotPrivate.CLUSTER_SNAPSHOT, "rds:DescribeDBClusterSnapshots"),
                        new Permission(
                                "rds:CreateDBSnapshot", List.of(DatabaseName.INSTANCE, MakeSnapshotPrivate.SNAPSHOT)),
                        new Permission(
                                "rds:CreateDBClusterSnapshot",
                                List.of(DatabaseName.CLUSTER, MakeSnapshotPrivate.CLUSTER_SNAPSHOT)),
                        new Permission(
                                "rds:AddTagsToResource",
                                List.of(MakeSnapshotPrivate.SNAPSHOT, MakeSnapshotPrivate.CLUSTER_SNAPSHOT))),
                "Keeps the snapshot, because it is evidence.",
                null);
    }

    @Override
    public List<Prerequisite> prerequisites() {
        return List.of(SNAPSHOTS);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        if (database.memberOf() != null)
            throw new ActionException(
                    "MemberOfCluster",
                    "Database %s is in cluster %s, and only that has snapshots: name %s, with cluster: true."
                            .formatted(in.database(), database.memberOf(), database.memberOf()));
        var snapshots = new StepSnapshots(in.named(), aws);
        var present = snapshots.find();
        if (present.isPresent())
            return Plan.of(
                    "There is snapshot %s of this step already, %s"
                            .formatted(present.get().name(), present.get().status()),
                    List.of(),
                    database.arn(aws));
        if (database.status().equals("stopped"))
            throw new ActionException(
                    "InvalidDBInstanceState",
                    "The %s is stopped, and RDS takes snapshots of running databases only. Its storage is kept as it is; start it, isolated, for a snapshot."
                            .formatted(in.named()));
        return Plan.of(
                        "Take snapshot %s of the %s".formatted(snapshots.name(), in.named()),
                        List.of(Change.of(database.arn(aws), "Snapshot", null, snapshots.name())),
                        database.arn(aws))
                .warning(warnings(database));
    }

    private static List<String> warnings(Database database) {
        var warnings = new ArrayList<String>();
        if (!database.name().cluster() && !database.multiAz())
            warnings.add("Reading and writing stand still for seconds while it begins: the database is in one zone.");
        if (database.encrypted())
            warnings.add("The snapshot is only worth as much as the KMS key that the database is encrypted with.");
        return warnings;
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        if (!plan.changes().isEmpty()) new StepSnapshots(in.named(), aws).take();
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new StepSnapshots(in.named(), aws)
                .find()
                .map(s -> new Out(s.name(), s.arn(), s.status(), s.encrypted(), s.kmsKeyId()))
                .orElse(new Out("", "", "", false, ""));
    }

    @Override
    public List<String> waitStates() {
        return List.of(Database.AVAILABLE);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var snapshot = new StepSnapshots(in.named(), aws)
                .find()
                .orElseThrow(() -> new ActionException(
                        "DBSnapshotNotFound",
                        "There is no snapshot of this step to wait for. Run the step again: it takes one."));
        if (snapshot.status().equals("failed"))
            throw new ActionException(
                    "SnapshotFailed",
                    "Snapshot %s failed. Look at the events of the %s; a KMS key that may not be used is the usual reason. Delete it, then run the step again."
                            .formatted(snapshot.name(), in.named()));
        return new Progress(snapshot.status().equals(until), "%s %s".formatted(snapshot.name(), snapshot.status()));
    }
}
