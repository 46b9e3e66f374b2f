package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * Source: Amazon RDS User Guide, "Working with a DB instance in a VPC", section "Hiding a DB instance in a VPC from the
 * internet"; "Sharing a DB snapshot".
 */
public final class DescribeExposure implements ReadAction<DescribeExposure.In, DescribeExposure.Out> {
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
            @Output("Its status, as RDS calls it: available, stopped.")
            String databaseStatus,

            @Output("Its engine: postgres, aurora-mysql.") String engine,

            @Output("Whether its name leads to a public address; of a cluster: that of any of its instances.")
            boolean publiclyAccessible,

            @Output("Who may connect from outside the network, as address blocks that its security groups let in to"
                    + " its port; 0.0.0.0/0 and ::/0 are everybody.")
            List<String> openTo,

            @Output("Whether everybody on the internet may connect, as far as could be read; see unknown.")
            boolean openToAll,

            @Output(type = ValueType.EC2_SECURITY_GROUP_ID, value = "Its security groups.")
            List<String> securityGroups,

            @Output("The cluster that it is in; empty where it is in none.")
            String memberOf,

            @Output("The instances of the cluster.") List<String> members,

            @Output("Whether its storage is encrypted.") boolean encrypted,

            @Output(
                    type = ValueType.AWS_ARN,
                    value = "The secret with its master password; empty where RDS does not" + " manage it.")
            String masterSecret,

            @Output("Its manual snapshots.") List<String> snapshots,

            @Output("Those of them that others may restore, with whom: orders-old all.")
            List<String> sharedSnapshots,

            @Output("Whether one of them is public.") boolean publicSnapshot,
            @Output("What could not be read.") List<String> unknown,

            @Output("Why it could not be read, and what to do.")
            List<String> unknownReasons,

            @Output("Where the whole document is kept among the evidence.")
            String evidenceSha256) {
        public Out {
            openTo = List.copyOf(openTo);
            securityGroups = List.copyOf(securityGroups);
            members = List.copyOf(members);
            snapshots = List.copyOf(snapshots);
            sharedSnapshots = List.copyOf(sharedSnapshots);
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "rds.describe-exposure",
                "Describe who reaches a database",
                """
                Reads what decides who reaches a database (public address, security groups with their rules, the \
                cluster it is in) and who else has what is in it (manual snapshots, and with whom each is shared), and \
                keeps it as one JSON document. Run it before anything is changed.

                - Open to all is a public address **and** a rule that lets everybody in to its port. Whether its subnet \
                has a route to the internet is not looked at: take it as it has.
                - A rule that names a security group or a prefix list is in the document, not in `open_to`: whoever is \
                in that group connects.
                - **Copies are elsewhere too**: read replicas, exports to S3, automated backups in other regions, \
                snapshots in other accounts.
                - Who signs in, and what was read, only the database's own log tells: keep that as well.
                - What AWS refuses to tell is named in `unknown`: it is not the same as *none*.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DatabaseName.INSTANCE, "rds:DescribeDBInstances"),
                        Permission.on(DatabaseName.CLUSTER, "rds:DescribeDBClusters"),
                        Permission.of("rds:DescribeDBSnapshots"),
                        Permission.of("rds:DescribeDBClusterSnapshots"),
                        Permission.on(MakeSnapshotPrivate.SNAPSHOT, "rds:DescribeDBSnapshotAttributes"),
                        Permission.on(MakeSnapshotPrivate.CLUSTER_SNAPSHOT, "rds:DescribeDBClusterSnapshotAttributes"),
                        Permission.of("ec2:DescribeSecurityGroups")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var exposure = new ExposureReads(aws).of(in.named());
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(exposure.document());
        var kept = aws.keep(
                "rds-%s-exposure.json".formatted(in.database()), "application/json", new ByteArrayInputStream(bytes));
        var database = exposure.database();
        return new Out(
                database.status(),
                database.engine(),
                exposure.publiclyAccessible(),
                exposure.openTo(),
                exposure.openToAll(),
                database.securityGroups(),
                database.memberOf() == null ? "" : database.memberOf(),
                database.members(),
                database.encrypted(),
                database.secret() == null ? "" : database.secret().secretArn(),
                List.copyOf(exposure.sharing().keySet()),
                exposure.shared(),
                exposure.publicSnapshot(),
                exposure.reads().unknown(),
                exposure.reads().reasons(),
                kept.sha256());
    }
}
