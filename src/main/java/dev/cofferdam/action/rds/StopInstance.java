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
import java.time.Duration;
import java.util.List;

/**
 * Source: Amazon RDS User Guide, "Stopping an Amazon RDS DB instance temporarily"; Amazon Aurora User Guide, "Stopping
 * and starting an Amazon Aurora DB cluster".
 */
public final class StopInstance implements ChangesSettings<StopInstance.In, StopInstance.Out> {
    private static final Setting SETTING = new RunningState();
    private static final Duration LONGEST = Duration.ofDays(7);

    public record In(
            @Input(type = ValueType.RDS_DATABASE, value = "The database's name: an instance's, or a cluster's.")
            String database,

            @Input(value = "Whether it is a cluster of Aurora, not an instance.", optional = true)
            boolean cluster) {
        DatabaseName named() {
            return new DatabaseName(database, cluster);
        }
    }

    public record Out(
            @Output("Its status: stopping, then stopped.") String databaseStatus,

            @Output(
                    type = ValueType.TIMESTAMP,
                    value = "When RDS starts it again by itself; empty until it is stopped.")
            String restartsAt) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "rds.stop-instance",
                "Stop a database",
                """
                Stops a database instance, or an Aurora cluster with all its instances, as its engine would shut down. \
                Storage, snapshots and its name stay.

                - **It starts by itself after seven days.** Put that into your plan: stop it again, or have it \
                isolated by then. The output `restarts_at` says when.
                - **What is in memory is gone**: sessions, running statements, temporary tables, plan caches. Keep \
                `pg_stat_activity` or the process list first.
                - Meanwhile nothing of it can be changed: rotate, isolate and take snapshots before.
                - The application stops. `rds.isolate` keeps the database running, with its memory.
                - A database with read replicas, and a replica, cannot be stopped; nor can SQL Server in several \
                zones, and Multi-AZ clusters. Instances of an Aurora cluster are stopped by the cluster.
                - Starting takes minutes, for large databases hours.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DatabaseName.INSTANCE, "rds:DescribeDBInstances"),
                        Permission.on(DatabaseName.CLUSTER, "rds:DescribeDBClusters"),
                        Permission.on(DatabaseName.INSTANCE, "rds:StopDBInstance"),
                        Permission.on(DatabaseName.INSTANCE, "rds:StartDBInstance"),
                        Permission.on(DatabaseName.CLUSTER, "rds:StopDBCluster"),
                        Permission.on(DatabaseName.CLUSTER, "rds:StartDBCluster")),
                "Starts it again; what was in its memory stays lost.",
                "Stopping loses the database's memory: its sessions and running statements.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        if (RunningState.isDown(database))
            return Plan.of(
                    "The %s is %s already".formatted(in.named(), database.status()), List.of(), database.arn(aws));
        demandStoppable(database);
        return Plan.of(
                        "Stop the %s".formatted(in.named()),
                        List.of(Change.of(
                                database.arn(aws), SETTING.attribute(), Database.AVAILABLE, RunningState.STOPPED)),
                        database.arn(aws))
                .warning(List.of(
                        "RDS starts it again by itself in %d days.".formatted(LONGEST.toDays()),
                        "Whatever connects to it stops; what is in its memory is lost."));
    }

    private static void demandStoppable(Database database) {
        if (database.memberOf() != null)
            throw new ActionException(
                    "MemberOfCluster",
                    "The %s is stopped by its cluster %s alone: name %s, with cluster: true."
                            .formatted(database.name(), database.memberOf(), database.memberOf()));
        if (database.name().cluster() && !database.isAurora())
            throw cannot(database, "it is a Multi-AZ cluster, and only those of Aurora can be");
        if (!database.replicas().isEmpty())
            throw cannot(
                    database,
                    "it has read replicas, or is one: %s. Promote or delete the replicas first"
                            .formatted(String.join(", ", database.replicas())));
        if (database.multiAz() && database.engine().startsWith("sqlserver"))
            throw cannot(database, "it is SQL Server in several zones");
    }

    private static ActionException cannot(Database database, String why) {
        return new ActionException(
                "InvalidParameterCombination",
                "The %s cannot be stopped: %s. Or isolate it: rds.isolate.".formatted(database.name(), why));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        return new Out(
                database.status(), database.json().path("AutomaticRestartTime").asString(""));
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever reached the %s before reaches it again: isolate it before, if they should not."
                .formatted(SETTING.owner(restore.resource())));
    }

    @Override
    public List<String> waitStates() {
        return List.of(RunningState.STOPPED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var status = Database.get(in.named(), aws).status();
        return new Progress(status.equals(until), "%s %s".formatted(in.database(), status));
    }
}
