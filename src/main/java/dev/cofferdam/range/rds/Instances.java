package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Database;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.StartDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StartDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.StopDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StopDbInstanceResponse;

/** Database instances, on their own or in a cluster. */
final class Instances extends RdsPart {
    Instances(Call call) {
        super(call);
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        var chosen = request.dbInstanceIdentifier() == null
                ? world.databases().all().stream().filter(d -> !d.cluster()).toList()
                : List.of(instance(request.dbInstanceIdentifier()));
        for (var filter : request.filters()) {
            if (!filter.name().equals("db-cluster-id")) throw invalid("Unrecognized filter name: " + filter.name());
            chosen = chosen.stream()
                    .filter(d -> d.memberOf() != null && filter.values().contains(d.memberOf()))
                    .toList();
        }
        var page = Page.of(chosen, request.maxRecords(), request.marker(), badMarker());
        return DescribeDbInstancesResponse.builder()
                .dbInstances(page.items().stream().map(this::shape).toList())
                .marker(page.next())
                .build();
    }

    /** Source: RDS API Reference, ModifyDBInstance: what of an Aurora cluster is the cluster's. */
    @Override
    public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
        var database = instance(request.dbInstanceIdentifier());
        demandAvailable(database);
        demandGroups(request.vpcSecurityGroupIds());
        if (database.memberOf() != null && !request.vpcSecurityGroupIds().isEmpty())
            throw combination(
                    "The requested DB Instance will be a member of a DB Cluster. Set vpc security group for the DB"
                            + " Cluster.");
        if (database.memberOf() != null
                && (request.manageMasterUserPassword() != null || request.rotateMasterUserPassword() != null))
            throw combination(
                    "The master user password of a DB Instance in a DB Cluster is managed by the DB Cluster.");
        var changed = database;
        if (!request.vpcSecurityGroupIds().isEmpty())
            changed = changed.with(changed.network().withGroups(request.vpcSecurityGroupIds()));
        if (request.publiclyAccessible() != null)
            changed = changed.with(changed.network().opened(request.publiclyAccessible()));
        var wish = new Masters.Wish(
                request.masterUserPassword(),
                request.manageMasterUserPassword(),
                request.rotateMasterUserPassword(),
                request.applyImmediately());
        if (!wish.isNothing()) changed = Masters.changed(call, changed, wish);
        world.databases().change(call.moment(), changed, wish.isNothing() ? "modifying" : Masters.RESETTING);
        return ModifyDbInstanceResponse.builder()
                .dbInstance(shape(instance(database.name())))
                .build();
    }

    @Override
    public StopDbInstanceResponse stopDBInstance(StopDbInstanceRequest request) {
        var database = instance(request.dbInstanceIdentifier());
        demandOnItsOwn(database);
        if (database.engine().multiAz() && database.engine().name().startsWith("sqlserver"))
            throw wrongState("A SQL Server Multi-AZ instance cannot be stopped.");
        demandAvailable(database);
        world.databases().stop(call.moment(), database);
        return StopDbInstanceResponse.builder()
                .dbInstance(shape(instance(database.name())))
                .build();
    }

    @Override
    public StartDbInstanceResponse startDBInstance(StartDbInstanceRequest request) {
        var database = instance(request.dbInstanceIdentifier());
        demandOnItsOwn(database);
        if (!database.running().status().equals("stopped"))
            throw wrongState("Instance %s is not stopped.".formatted(database.name()));
        world.databases().start(call.moment(), database);
        return StartDbInstanceResponse.builder()
                .dbInstance(shape(instance(database.name())))
                .build();
    }

    private static void demandOnItsOwn(Database database) {
        if (database.memberOf() != null)
            throw combination("%s DB instances are not eligible for stopping and starting."
                    .formatted(database.engine().name()));
    }

    private static ServiceError wrongState(String message) {
        return new ServiceError("InvalidDBInstanceState", message);
    }

    private DBInstance shape(Database database) {
        var engine = database.engine();
        var inCluster = database.memberOf();
        return DBInstance.builder()
                .dbInstanceIdentifier(database.name())
                .dbInstanceArn(world.arn("rds", database.id()))
                .dbInstanceClass("db.t3.medium")
                .dbInstanceStatus(database.running().status())
                .automaticRestartTime(database.running().restarts())
                .engine(engine.name())
                .multiAZ(engine.multiAz())
                .allocatedStorage(engine.storage())
                .storageEncrypted(engine.encrypted())
                .kmsKeyId(engine.kmsKey())
                .endpoint(Endpoint.builder()
                        .address("%s.%s.rds.amazonaws.com".formatted(database.name(), world.region()))
                        .port(engine.port())
                        .build())
                .publiclyAccessible(database.network().open())
                .vpcSecurityGroups(groups(inCluster == null ? database : cluster(inCluster)))
                .dbSubnetGroup(s -> s.dbSubnetGroupName("default")
                        .vpcId(database.network().vpc())
                        .subnetGroupStatus("Complete"))
                .masterUsername(database.master().user())
                .masterUserSecret(Masters.secret(database))
                .dbClusterIdentifier(inCluster)
                .readReplicaSourceDBInstanceIdentifier(database.replicaOf())
                .readReplicaDBInstanceIdentifiers(replicas(database))
                .deletionProtection(false)
                .iamDatabaseAuthenticationEnabled(false)
                .backupRetentionPeriod(7)
                .build();
    }

    private List<String> replicas(Database database) {
        return world.databases().all().stream()
                .filter(d -> database.name().equals(d.replicaOf()))
                .map(Database::name)
                .toList();
    }
}
