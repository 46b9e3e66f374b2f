package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.SdkJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.node.ObjectNode;

/** Reads what decides who reaches a database; what AWS refuses to tell does not hold up the rest. */
final class ExposureReads {
    private static final String MANUAL = "manual";

    private final ActionContext aws;
    private final SideReads reads = new SideReads();

    ExposureReads(ActionContext aws) {
        this.aws = aws;
    }

    Exposure of(DatabaseName name) {
        var database = Database.get(name, aws);
        var members = database.members().stream()
                .map(member -> Database.get(new DatabaseName(member, false), aws))
                .toList();
        var snapshots = reads.read(List.of("snapshots"), List.<ObjectNode>of(), () -> manualSnapshots(name));
        var sharing = new TreeMap<String, List<String>>();
        for (var snapshot : snapshots) {
            var title = snapshot.path(name.cluster() ? "DBClusterSnapshotIdentifier" : "DBSnapshotIdentifier")
                    .asString();
            sharing.put(title, sharedWith(title, name.cluster()));
        }
        return new Exposure(database, members, groups(database), sharing, snapshots, reads);
    }

    private List<SecurityGroup> groups(Database database) {
        if (database.securityGroups().isEmpty()) return List.of();
        return reads.read(
                List.of("security_group_rules"),
                List.<SecurityGroup>of(),
                () -> aws.client(Ec2Client.class)
                        .describeSecurityGroups(r -> r.groupIds(database.securityGroups()))
                        .securityGroups());
    }

    private List<String> sharedWith(String snapshot, boolean cluster) {
        var arn = aws.arn("rds", (cluster ? "cluster-snapshot:" : "snapshot:") + snapshot);
        return reads.read(
                List.of("sharing of " + snapshot),
                List.<String>of(),
                () -> new SnapshotSharing()
                        .read(arn, aws)
                        .map(SnapshotSharing::names)
                        .orElseGet(ArrayList::new));
    }

    private List<ObjectNode> manualSnapshots(DatabaseName name) {
        var rds = aws.client(RdsClient.class);
        return name.cluster()
                ? rds
                        .describeDBClusterSnapshotsPaginator(
                                r -> r.dbClusterIdentifier(name.name()).snapshotType(MANUAL))
                        .dbClusterSnapshots()
                        .stream()
                        .map(SdkJson::of)
                        .toList()
                : rds
                        .describeDBSnapshotsPaginator(
                                r -> r.dbInstanceIdentifier(name.name()).snapshotType(MANUAL))
                        .dbSnapshots()
                        .stream()
                        .map(SdkJson::of)
                        .toList();
    }
}
