package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbSnapshotStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The service as a whole. */
public final class Rds {
    private Rds() {}

    public static SimulatedService<RdsClient> service() {
        return new SimulatedService<>(
                RdsClient.class,
                "rds",
                "Rds",
                false,
                "Throttling",
                "AccessDenied",
                RdsException::builder,
                Map.of(
                        "DBInstanceNotFound", DbInstanceNotFoundException::builder,
                        "DBClusterNotFoundFault", DbClusterNotFoundException::builder,
                        "DBSnapshotNotFound", DbSnapshotNotFoundException::builder,
                        "DBClusterSnapshotNotFoundFault", DbClusterSnapshotNotFoundException::builder,
                        "DBSnapshotAlreadyExists", DbSnapshotAlreadyExistsException::builder,
                        "DBClusterSnapshotAlreadyExistsFault", DbClusterSnapshotAlreadyExistsException::builder,
                        "InvalidDBInstanceState", InvalidDbInstanceStateException::builder,
                        "InvalidDBClusterStateFault", InvalidDbClusterStateException::builder,
                        "InvalidDBSnapshotState", InvalidDbSnapshotStateException::builder),
                List.of(
                        new ServicePart<>(Instances.class, Instances::new),
                        new ServicePart<>(Clusters.class, Clusters::new),
                        new ServicePart<>(Snapshots.class, Snapshots::new),
                        new ServicePart<>(SnapshotSharing.class, SnapshotSharing::new)));
    }
}
