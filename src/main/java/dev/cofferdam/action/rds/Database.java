package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.SdkJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import tools.jackson.databind.node.ObjectNode;

/**
 * A database as RDS tells of it now.
 *
 * @param securityGroups sorted; those that RDS is taking away are not among them
 * @param memberOf the cluster that an instance is in
 * @param members the instances of a cluster
 * @param replicas of an instance: what it replicates, and what replicates it
 * @param secret where Secrets Manager keeps the master password, when RDS manages it
 */
record Database(
        DatabaseName name,
        String engine,
        String status,
        boolean multiAz,
        boolean publiclyAccessible,
        List<String> securityGroups,
        @Nullable String memberOf,
        List<String> members,
        List<String> replicas,
        @Nullable MasterUserSecret secret,
        ObjectNode json) {
    static final String AVAILABLE = "available";

    private static final String REMOVING = "removing";

    /** @throws ActionException when there is none */
    static Database get(DatabaseName name, ActionContext aws) {
        return find(name, aws)
                .orElseThrow(() -> new ActionException(
                        "NoSuchDatabase",
                        "There is no %s in region %s. Check its name, its region, and whether it is a cluster."
                                .formatted(name, aws.region())));
    }

    static Optional<Database> find(DatabaseName name, ActionContext aws) {
        var rds = aws.client(RdsClient.class);
        try {
            return name.cluster()
                    ? rds.describeDBClusters(r -> r.dbClusterIdentifier(name.name())).dbClusters().stream()
                            .findFirst()
                            .map(c -> of(name, c))
                    : rds.describeDBInstances(r -> r.dbInstanceIdentifier(name.name())).dbInstances().stream()
                            .findFirst()
                            .map(i -> of(name, i));
        } catch (DbInstanceNotFoundException _) {
            return Optional.empty();
        } catch (DbClusterNotFoundException _) {
            return Optional.empty();
        }
    }

    private static Database of(DatabaseName name, DBInstance instance) {
        var replicas = new ArrayList<>(instance.readReplicaDBInstanceIdentifiers());
        if (instance.readReplicaSourceDBInstanceIdentifier() != null)
            replicas.add(instance.readReplicaSourceDBInstanceIdentifier());
        return new Database(
                name,
                instance.engine(),
                instance.dbInstanceStatus(),
                Boolean.TRUE.equals(instance.multiAZ()),
                Boolean.TRUE.equals(instance.publiclyAccessible()),
                groups(instance.vpcSecurityGroups()),
                instance.dbClusterIdentifier(),
                List.of(),
                List.copyOf(replicas),
                instance.masterUserSecret(),
                SdkJson.of(instance));
    }

    private static Database of(DatabaseName name, DBCluster cluster) {
        return new Database(
                name,
                cluster.engine(),
                cluster.status(),
                Boolean.TRUE.equals(cluster.multiAZ()),
                Boolean.TRUE.equals(cluster.publiclyAccessible()),
                groups(cluster.vpcSecurityGroups()),
                null,
                cluster.dbClusterMembers().stream()
                        .map(DBClusterMember::dbInstanceIdentifier)
                        .sorted()
                        .toList(),
                List.of(),
                cluster.masterUserSecret(),
                SdkJson.of(cluster));
    }

    private static List<String> groups(List<VpcSecurityGroupMembership> memberships) {
        return memberships.stream()
                .filter(m -> !REMOVING.equals(m.status()))
                .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                .sorted()
                .toList();
    }

    boolean isAurora() {
        return engine.startsWith("aurora");
    }

    boolean encrypted() {
        return json.path("StorageEncrypted").asBoolean(false);
    }

    /** 0 where RDS does not tell it, as of an instance that is being made. */
    int port() {
        return json.at(name.cluster() ? "/Port" : "/Endpoint/Port").asInt(0);
    }

    String arn(ActionContext aws) {
        return name.arn(aws);
    }
}
