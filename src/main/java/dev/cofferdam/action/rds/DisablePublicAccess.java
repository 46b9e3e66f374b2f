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
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Source: Amazon RDS User Guide, "Working with a DB instance in a VPC", section "Hiding a DB instance in a VPC from the
 * internet".
 */
public final class DisablePublicAccess implements ChangesSettings<DisablePublicAccess.In, DisablePublicAccess.Out> {
    private static final Setting SETTING = new PublicAccess();

    public record In(
            @Input(
                    type = ValueType.RDS_DATABASE,
                    value = "The database's name: an instance's, or a cluster's, for all its instances.")
            String database,

            @Input(value = "Whether it is a cluster of Aurora, not an instance.", optional = true)
            boolean cluster) {
        DatabaseName named() {
            return new DatabaseName(database, cluster);
        }
    }

    public record Out(
            @Output("Whether no name of it leads to a public address any more.")
            boolean isPrivate,

            @Output("The instances whose name still does.") List<String> publicInstances) {
        public Out {
            publicInstances = List.copyOf(publicInstances);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "rds.disable-public-access",
                "Take a database's public address away",
                """
                Sets `PubliclyAccessible` to false, of an instance or of all instances of an Aurora cluster, so that \
                their names lead to private addresses only.

                - **It bites when the name does**: whoever looked it up keeps the public address until their cache \
                forgets it, and RDS takes minutes to change it. For containment at once, `rds.isolate` as well.
                - **Connections that are open stay open.** End them in the database.
                - Whatever connects from outside the network stops: applications elsewhere, people's tools, partners. \
                Peered networks, VPNs and a bastion go on.
                - It closes no security group, no RDS proxy, and not the Data API.
                - Other changes that wait for the maintenance window go on waiting.
                - The address of a Multi-AZ cluster that is not Aurora cannot be changed: isolate it.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DatabaseName.INSTANCE, "rds:DescribeDBInstances"),
                        Permission.on(DatabaseName.CLUSTER, "rds:DescribeDBClusters"),
                        Permission.on(DatabaseName.INSTANCE, "rds:ModifyDBInstance")),
                "Gives the instances that had one a public address again; it may be another one.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var instances = instances(in, aws);
        var changes = instances.stream()
                .map(i -> SETTING.change(i.arn(aws), PublicAccess.PRIVATE, aws))
                .flatMap(Optional::stream)
                .toList();
        var arns = instances.stream().map(i -> i.arn(aws)).toArray(String[]::new);
        if (changes.isEmpty()) return Plan.of("The %s has no public address".formatted(in.named()), List.of(), arns);
        return Plan.of("Take the public address of the %s away".formatted(in.named()), changes, arns)
                .warning(List.of(
                        "Whoever connects from outside the network stops, the application too if it does.",
                        "It bites only once the name leads elsewhere, in minutes; connections that are open"
                                + " stay open."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var open = instances(in, aws).stream()
                .filter(Database::publiclyAccessible)
                .map(i -> i.name().name())
                .toList();
        return new Out(open.isEmpty(), open);
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whomever its security groups let in reaches the %s from the internet again."
                .formatted(SETTING.owner(restore.resource())));
    }

    private static List<Database> instances(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        if ((in.cluster() || database.memberOf() != null) && !database.isAurora())
            throw new ActionException(
                    "InvalidParameterCombination",
                    "The %s is Multi-AZ and not Aurora: RDS sets its public address when it is made, and never again. Isolate it: rds.isolate."
                            .formatted(in.named()));
        if (!in.cluster()) return List.of(database);
        var members = new ArrayList<Database>();
        for (var member : database.members()) members.add(Database.get(new DatabaseName(member, false), aws));
        return members;
    }
}
