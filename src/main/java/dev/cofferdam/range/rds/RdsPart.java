package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Database;
import dev.cofferdam.range.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What all parts of the service have. */
abstract class RdsPart implements RdsClient {
    final Call call;
    final World world;

    RdsPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    Database instance(@Nullable String name) {
        return find(false, name);
    }

    Database cluster(@Nullable String name) {
        return find(true, name);
    }

    private Database find(boolean cluster, @Nullable String name) {
        var wanted = String.valueOf(name);
        return world.databases()
                .all()
                .find(Database.id(cluster, wanted.substring(wanted.lastIndexOf(':') + 1)))
                .orElseThrow(() -> cluster
                        ? new ServiceError("DBClusterNotFoundFault", "DBCluster %s not found.".formatted(name), 404)
                        : new ServiceError("DBInstanceNotFound", "DBInstance %s not found.".formatted(name), 404));
    }

    Stream<Database> members(Database cluster) {
        return world.databases().all().stream().filter(d -> cluster.name().equals(d.memberOf()));
    }

    /** Nothing else can be done to a database while something is under way. */
    void demandAvailable(Database database) {
        if (database.running().status().equals(Database.AVAILABLE)) return;
        throw database.cluster()
                ? new ServiceError(
                        "InvalidDBClusterStateFault",
                        "DbCluster %s is in %s state but expected it to be one of available."
                                .formatted(database.name(), database.running().status()))
                : new ServiceError("InvalidDBInstanceState", "Database instance is not in available state.");
    }

    void demandGroups(List<String> groups) {
        for (var group : groups) {
            if (!world.securityGroups().has(group))
                throw invalid("Invalid security group , groupId= %s, groupName=.".formatted(group));
        }
    }

    static List<VpcSecurityGroupMembership> groups(Database database) {
        var changing = !database.network().leaving().isEmpty();
        return Stream.concat(
                        database.network().securityGroups().stream()
                                .map(g -> membership(g, changing ? "adding" : "active")),
                        database.network().leaving().stream().map(g -> membership(g, "removing")))
                .toList();
    }

    private static VpcSecurityGroupMembership membership(String group, String status) {
        return VpcSecurityGroupMembership.builder()
                .vpcSecurityGroupId(group)
                .status(status)
                .build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    static ServiceError invalid(String message) {
        return new ServiceError("InvalidParameterValue", message);
    }

    static ServiceError badMarker() {
        return invalid("Invalid or expired marker");
    }

    static ServiceError combination(String message) {
        return new ServiceError("InvalidParameterCombination", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
