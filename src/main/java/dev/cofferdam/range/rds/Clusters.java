package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Database;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.StartDbClusterRequest;
import software.amazon.awssdk.services.rds.model.StartDbClusterResponse;
import software.amazon.awssdk.services.rds.model.StopDbClusterRequest;
import software.amazon.awssdk.services.rds.model.StopDbClusterResponse;

/** Clusters of Aurora, and those of several zones. */
final class Clusters extends RdsPart {
    Clusters(Call call) {
        super(call);
    }

    @Override
    public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
        var chosen = request.dbClusterIdentifier() == null
                ? world.databases().all().stream().filter(Database::cluster).toList()
                : List.of(cluster(request.dbClusterIdentifier()));
        var page = Page.of(chosen, request.maxRecords(), request.marker(), badMarker());
        return DescribeDbClustersResponse.builder()
                .dbClusters(page.items().stream().map(this::shape).toList())
                .marker(page.next())
                .build();
    }

    @Override
    public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
        var database = cluster(request.dbClusterIdentifier());
        demandAvailable(database);
        demandGroups(request.vpcSecurityGroupIds());
        var changed = database;
        if (!request.vpcSecurityGroupIds().isEmpty())
            changed = changed.with(changed.network().withGroups(request.vpcSecurityGroupIds()));
        var wish = new Masters.Wish(
                request.masterUserPassword(),
                request.manageMasterUserPassword(),
                request.rotateMasterUserPassword(),
                request.applyImmediately());
        if (!wish.isNothing()) changed = Masters.changed(call, changed, wish);
        world.databases().change(call.moment(), changed, wish.isNothing() ? "modifying" : Masters.RESETTING);
        return ModifyDbClusterResponse.builder()
                .dbCluster(shape(cluster(database.name())))
                .build();
    }

    /** Its instances go with it. */
    @Override
    public StopDbClusterResponse stopDBCluster(StopDbClusterRequest request) {
        var database = ofAurora(cluster(request.dbClusterIdentifier()));
        demandAvailable(database);
        world.databases().stop(call.moment(), database);
        members(database).forEach(m -> world.databases().stop(call.moment(), m));
        return StopDbClusterResponse.builder()
                .dbCluster(shape(cluster(database.name())))
                .build();
    }

    @Override
    public StartDbClusterResponse startDBCluster(StartDbClusterRequest request) {
        var database = ofAurora(cluster(request.dbClusterIdentifier()));
        if (!database.running().status().equals("stopped"))
            throw new ServiceError(
                    "InvalidDBClusterStateFault",
                    "DbCluster %s is in %s state but expected it to be one of stopped,inaccessible-encryption-credentials-recoverable."
                            .formatted(database.name(), database.running().status()));
        world.databases().start(call.moment(), database);
        members(database).forEach(m -> world.databases().start(call.moment(), m));
        return StartDbClusterResponse.builder()
                .dbCluster(shape(cluster(database.name())))
                .build();
    }

    /** Source: RDS API Reference, StopDBCluster: "This operation only applies to Aurora DB clusters." */
    private static Database ofAurora(Database cluster) {
        if (cluster.engine().isAurora()) return cluster;
        throw combination("%s DB clusters are not eligible for stopping and starting."
                .formatted(cluster.engine().name()));
    }

    private DBCluster shape(Database database) {
        var engine = database.engine();
        return DBCluster.builder()
                .dbClusterIdentifier(database.name())
                .dbClusterArn(world.arn("rds", database.id()))
                .status(database.running().status())
                .automaticRestartTime(database.running().restarts())
                .engine(engine.name())
                .multiAZ(engine.multiAz())
                .storageEncrypted(engine.encrypted())
                .kmsKeyId(engine.kmsKey())
                .endpoint("%s.cluster.%s.rds.amazonaws.com".formatted(database.name(), world.region()))
                .port(engine.port())
                .vpcSecurityGroups(groups(database))
                .masterUsername(database.master().user())
                .masterUserSecret(Masters.secret(database))
                .dbClusterMembers(members(database)
                        .map(m -> DBClusterMember.builder()
                                .dbInstanceIdentifier(m.name())
                                .build())
                        .toList())
                .deletionProtection(false)
                .iamDatabaseAuthenticationEnabled(false)
                .backupRetentionPeriod(7)
                .build();
    }
}
