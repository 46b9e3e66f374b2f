package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Database;
import dev.cofferdam.range.world.Databases.DatabaseSnapshot;
import dev.cofferdam.range.world.Simulation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/** Snapshots of databases, which take minutes; the database can do nothing else meanwhile. */
final class Snapshots extends RdsPart {
    Snapshots(Call call) {
        super(call);
    }

    @Override
    public DescribeDbSnapshotsResponse describeDBSnapshots(DescribeDbSnapshotsRequest request) {
        var page = Page.of(
                chosen(false, request.dbSnapshotIdentifier(), request.dbInstanceIdentifier(), request.snapshotType()),
                request.maxRecords(),
                request.marker(),
                badMarker());
        return DescribeDbSnapshotsResponse.builder()
                .dbSnapshots(page.items().stream().map(this::ofInstance).toList())
                .marker(page.next())
                .build();
    }

    @Override
    public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(DescribeDbClusterSnapshotsRequest request) {
        var page = Page.of(
                chosen(
                        true,
                        request.dbClusterSnapshotIdentifier(),
                        request.dbClusterIdentifier(),
                        request.snapshotType()),
                request.maxRecords(),
                request.marker(),
                badMarker());
        return DescribeDbClusterSnapshotsResponse.builder()
                .dbClusterSnapshots(page.items().stream().map(this::ofCluster).toList())
                .marker(page.next())
                .build();
    }

    private List<DatabaseSnapshot> chosen(
            boolean cluster, @Nullable String name, @Nullable String of, @Nullable String type) {
        Predicate<DatabaseSnapshot> fits = s -> s.cluster() == cluster
                && (name == null || s.name().equals(name))
                && (of == null || of.equals(s.of()))
                && (type == null || type.equals(s.type()));
        var found = world.databases().snapshots().stream().filter(fits).toList();
        if (name != null && found.isEmpty())
            throw cluster
                    ? new ServiceError(
                            "DBClusterSnapshotNotFoundFault", "DBClusterSnapshot %s not found.".formatted(name), 404)
                    : new ServiceError("DBSnapshotNotFound", "DBSnapshot %s not found.".formatted(name), 404);
        return found;
    }

    @Override
    public CreateDbSnapshotResponse createDBSnapshot(CreateDbSnapshotRequest request) {
        var database = instance(request.dbInstanceIdentifier());
        if (database.memberOf() != null)
            throw combination(
                    "The specified instance is a member of a cluster and a snapshot cannot be created directly.");
        var made = create(
                database,
                String.valueOf(request.dbSnapshotIdentifier()),
                tags(request.tags()),
                "DBSnapshotAlreadyExists");
        return CreateDbSnapshotResponse.builder().dbSnapshot(ofInstance(made)).build();
    }

    @Override
    public CreateDbClusterSnapshotResponse createDBClusterSnapshot(CreateDbClusterSnapshotRequest request) {
        var made = create(
                cluster(request.dbClusterIdentifier()),
                String.valueOf(request.dbClusterSnapshotIdentifier()),
                tags(request.tags()),
                "DBClusterSnapshotAlreadyExistsFault");
        return CreateDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(ofCluster(made))
                .build();
    }

    private DatabaseSnapshot create(Database of, String name, Map<String, String> tags, String exists) {
        if (world.databases().snapshots().has(DatabaseSnapshot.id(of.cluster(), name)))
            throw new ServiceError(
                    exists,
                    "Cannot create the snapshot because one with the identifier %s already exists.".formatted(name));
        demandAvailable(of);
        var time = Simulation.snapshotTime(of.engine().storage());
        var made = new DatabaseSnapshot(
                name,
                of.cluster(),
                "manual",
                of.name(),
                of.engine().encrypted(),
                of.engine().kmsKey(),
                call.now(),
                call.now().plus(time),
                List.of(),
                tags);
        world.databases().snapshots().put(made);
        world.databases().backUp(call.moment(), of, time);
        return made;
    }

    private DBSnapshot ofInstance(DatabaseSnapshot snapshot) {
        return DBSnapshot.builder()
                .dbSnapshotIdentifier(snapshot.name())
                .dbSnapshotArn(world.arn("rds", snapshot.id()))
                .dbInstanceIdentifier(snapshot.of())
                .snapshotType(snapshot.type())
                .status(snapshot.completed(call.now()) ? "available" : "creating")
                .percentProgress(snapshot.completed(call.now()) ? 100 : 0)
                .snapshotCreateTime(snapshot.started())
                .encrypted(snapshot.encrypted())
                .kmsKeyId(snapshot.kmsKey())
                .tagList(tags(snapshot.tags()))
                .build();
    }

    private DBClusterSnapshot ofCluster(DatabaseSnapshot snapshot) {
        return DBClusterSnapshot.builder()
                .dbClusterSnapshotIdentifier(snapshot.name())
                .dbClusterSnapshotArn(world.arn("rds", snapshot.id()))
                .dbClusterIdentifier(snapshot.of())
                .snapshotType(snapshot.type())
                .status(snapshot.completed(call.now()) ? "available" : "creating")
                .percentProgress(snapshot.completed(call.now()) ? 100 : 0)
                .snapshotCreateTime(snapshot.started())
                .storageEncrypted(snapshot.encrypted())
                .kmsKeyId(snapshot.kmsKey())
                .tagList(tags(snapshot.tags()))
                .build();
    }
}
