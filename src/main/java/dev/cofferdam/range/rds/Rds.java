package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
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
                        "DBSnapshotNotFound", DbSnapshotNotFoundException::builder,
                        "DBClusterSnapshotNotFoundFault", DbClusterSnapshotNotFoundException::builder,
                        "InvalidDBSnapshotState", InvalidDbSnapshotStateException::builder),
                List.of(new ServicePart<>(SnapshotSharing.class, SnapshotSharing::new)));
    }
}
