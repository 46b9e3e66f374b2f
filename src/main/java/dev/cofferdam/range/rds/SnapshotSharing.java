package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Databases.DatabaseSnapshot;
import dev.cofferdam.range.world.Table;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeResponse;

/** Who else may restore a snapshot. Source: RDS API Reference, ModifyDBSnapshotAttribute. */
final class SnapshotSharing implements RdsClient {
    private static final String RESTORE = "restore";
    private static final String EVERYBODY = "all";

    private final Table<DatabaseSnapshot> snapshots;

    SnapshotSharing(Call call) {
        this.snapshots = call.world().databases().snapshots();
    }

    @Override
    public DescribeDbSnapshotAttributesResponse describeDBSnapshotAttributes(
            DescribeDbSnapshotAttributesRequest request) {
        return DescribeDbSnapshotAttributesResponse.builder()
                .dbSnapshotAttributesResult(ofInstance(find(false, request.dbSnapshotIdentifier())))
                .build();
    }

    @Override
    public DescribeDbClusterSnapshotAttributesResponse describeDBClusterSnapshotAttributes(
            DescribeDbClusterSnapshotAttributesRequest request) {
        return DescribeDbClusterSnapshotAttributesResponse.builder()
                .dbClusterSnapshotAttributesResult(ofCluster(find(true, request.dbClusterSnapshotIdentifier())))
                .build();
    }

    @Override
    public ModifyDbSnapshotAttributeResponse modifyDBSnapshotAttribute(ModifyDbSnapshotAttributeRequest request) {
        var changed = change(
                find(false, request.dbSnapshotIdentifier()),
                request.attributeName(),
                request.valuesToAdd(),
                request.valuesToRemove());
        return ModifyDbSnapshotAttributeResponse.builder()
                .dbSnapshotAttributesResult(ofInstance(changed))
                .build();
    }

    @Override
    public ModifyDbClusterSnapshotAttributeResponse modifyDBClusterSnapshotAttribute(
            ModifyDbClusterSnapshotAttributeRequest request) {
        var changed = change(
                find(true, request.dbClusterSnapshotIdentifier()),
                request.attributeName(),
                request.valuesToAdd(),
                request.valuesToRemove());
        return ModifyDbClusterSnapshotAttributeResponse.builder()
                .dbClusterSnapshotAttributesResult(ofCluster(changed))
                .build();
    }

    private DatabaseSnapshot find(boolean cluster, @Nullable String name) {
        return snapshots
                .find(DatabaseSnapshot.id(cluster, String.valueOf(name)))
                .orElseThrow(() -> cluster
                        ? new ServiceError(
                                "DBClusterSnapshotNotFoundFault",
                                "DBClusterSnapshot %s not found.".formatted(name),
                                404)
                        : new ServiceError("DBSnapshotNotFound", "DBSnapshot %s not found.".formatted(name), 404));
    }

    private DatabaseSnapshot change(
            DatabaseSnapshot snapshot, @Nullable String attribute, List<String> add, List<String> remove) {
        if (!RESTORE.equals(attribute))
            throw new ServiceError("InvalidParameterValue", "The attribute %s is not valid.".formatted(attribute));
        if (!snapshot.type().equals("manual"))
            throw new ServiceError(
                    "InvalidDBSnapshotState", "The snapshot %s is not a manual snapshot.".formatted(snapshot.name()));
        if (add.contains(EVERYBODY) && snapshot.encrypted())
            throw new ServiceError("InvalidParameterValue", "Encrypted snapshots cannot be made public.");
        var shared = new LinkedHashSet<>(snapshot.sharedWith());
        shared.addAll(add);
        remove.forEach(shared::remove);
        var changed = snapshot.withSharedWith(List.copyOf(shared));
        snapshots.put(changed);
        return changed;
    }

    private static DBSnapshotAttributesResult ofInstance(DatabaseSnapshot snapshot) {
        return DBSnapshotAttributesResult.builder()
                .dbSnapshotIdentifier(snapshot.name())
                .dbSnapshotAttributes(DBSnapshotAttribute.builder()
                        .attributeName(RESTORE)
                        .attributeValues(snapshot.sharedWith())
                        .build())
                .build();
    }

    private static DBClusterSnapshotAttributesResult ofCluster(DatabaseSnapshot snapshot) {
        return DBClusterSnapshotAttributesResult.builder()
                .dbClusterSnapshotIdentifier(snapshot.name())
                .dbClusterSnapshotAttributes(DBClusterSnapshotAttribute.builder()
                        .attributeName(RESTORE)
                        .attributeValues(snapshot.sharedWith())
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
