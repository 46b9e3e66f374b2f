package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Source: Amazon RDS User Guide, "Controlling access with security groups"; EC2 User Guide, "Security group connection
 * tracking".
 */
public final class Isolate implements ChangesSettings<Isolate.In, Isolate.Out> {
    private static final Setting GROUP = new IsolationGroup();
    private static final Setting GROUPS = new DatabaseGroups();
    private static final String SECURITY_GROUP =
            "arn:${Partition}:ec2:${Region}:${Account}:security-group/${SecurityGroupId}";

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
            @Output("Whether nobody can open a connection to it.")
            boolean isolated,

            @Output("Its security groups: by id, the empty one by its name.")
            List<String> securityGroups) {
        public Out {
            securityGroups = List.copyOf(securityGroups);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "rds.isolate",
                "Cut a database off the network",
                """
                Puts a database instance, or a whole cluster, into a security group without rules, which is made in \
                its network when it is not there, so that nobody can open a connection to it. The database runs on: \
                snapshots, logs and its memory stay within reach of RDS.

                - **Connections that are open stay open** where their flow is tracked: end them in the database \
                (`pg_terminate_backend`, `KILL`) or reboot it, which loses what is in memory.
                - **The application stops**, at the next connection at the latest. So do replicas elsewhere that you \
                run yourself, and whoever administers it: an isolated database cannot be looked into by SQL.
                - An RDS proxy keeps the connections that it has; contain its own security groups as well.
                - **The Data API and the query editor go round the network**: whoever may call \
                `rds-data:ExecuteStatement` goes on. Contain them by IAM.
                - Instances of a cluster have the cluster's groups: name the cluster. Read replicas are databases of \
                their own.
                - RDS takes the groups on within a minute or so; wait until the old ones are gone.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DatabaseName.INSTANCE, "rds:DescribeDBInstances"),
                        Permission.on(DatabaseName.CLUSTER, "rds:DescribeDBClusters"),
                        new Permission("rds:ModifyDBInstance", List.of(DatabaseName.INSTANCE)),
                        new Permission("rds:ModifyDBCluster", List.of(DatabaseName.CLUSTER)),
                        Permission.of("ec2:DescribeSecurityGroups"),
                        Permission.of("ec2:DescribeSecurityGroupRules"),
                        new Permission(
                                "ec2:CreateSecurityGroup",
                                List.of(SECURITY_GROUP, "arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}")),
                        Permission.on(SECURITY_GROUP, "ec2:CreateTags"),
                        Permission.on(SECURITY_GROUP, "ec2:RevokeSecurityGroupIngress"),
                        Permission.on(SECURITY_GROUP, "ec2:RevokeSecurityGroupEgress")),
                "Gives it its former security groups again; the empty one is kept, for other databases may be in it.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        if (database.memberOf() != null)
            throw new ActionException(
                    "MemberOfCluster",
                    "Database %s has the security groups of cluster %s: name %s, with cluster: true."
                            .formatted(in.database(), database.memberOf(), database.memberOf()));
        var vpc = aws.arn("ec2", "vpc/" + DatabaseGroups.vpc(database, aws));
        var changes = Stream.of(
                        GROUP.change(vpc, IsolationGroup.EMPTY, aws),
                        GROUPS.change(database.arn(aws), DatabaseGroups.ISOLATED, aws))
                .flatMap(Optional::stream)
                .toList();
        if (changes.isEmpty())
            return Plan.of("The %s is isolated already".formatted(in.named()), List.of(), database.arn(aws));
        return Plan.of("Cut the %s off the network".formatted(in.named()), changes, database.arn(aws))
                .warning(List.of(
                        "Whatever connects to the %s stops, the application too.".formatted(in.named()),
                        "Connections that are open may stay open: end them in the database, or reboot it.",
                        "The Data API and an RDS proxy are not held by this."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        var groups = GROUPS.read(database.arn(aws), aws).orElseThrow();
        var vpc = aws.arn("ec2", "vpc/" + DatabaseGroups.vpc(database, aws));
        var empty = GROUP.read(vpc, aws).filter(IsolationGroup.EMPTY::equals).isPresent();
        return new Out(
                empty && groups.equals(DatabaseGroups.ISOLATED),
                groups.valueStream().map(g -> g.asString()).toList());
    }

    /** The group stays as it is: others may rely on its having no rules. */
    @Override
    public Undo undo(Plan plan) {
        return new Undo(ChangesSettings.super.undo(plan).restore().stream()
                .filter(restore -> restore.attribute().equals(GROUPS.attribute()))
                .toList());
    }

    @Override
    public Setting setting(Change change) {
        return change.attribute().equals(GROUPS.attribute()) ? GROUPS : GROUP;
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whomever %s let in can connect to the %s again."
                .formatted(
                        String.join(
                                ", ",
                                restore.after()
                                        .valueStream()
                                        .map(g -> g.asString())
                                        .toList()),
                        GROUPS.owner(restore.resource())));
    }
}
