package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whether a database is stopped or on its way there, or is up; passing states are what they lead to. Source: Amazon RDS
 * User Guide, "Viewing Amazon RDS DB instance status".
 */
record RunningState() implements Setting {
    static final String STOPPED = "stopped";

    private static final Set<String> DOWN = Set.of(STOPPED, "stopping");
    private static final Set<String> STOPPING = Set.of("stopping");

    static boolean isDown(Database database) {
        return DOWN.contains(database.status());
    }

    @Override
    public String attribute() {
        return "Status";
    }

    @Override
    public String title() {
        return "status";
    }

    @Override
    public String owner(String arn) {
        return DatabaseName.of(arn).toString();
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        return Database.find(DatabaseName.of(arn), aws)
                .map(database -> StringNode.valueOf(isDown(database) ? STOPPED : Database.AVAILABLE));
    }

    /** Waits for what is under way, which cannot be called off. */
    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var name = DatabaseName.of(arn);
        if (value.equals(read(arn, aws).orElse(value))) return;
        if (value.asString().equals(STOPPED)) stop(name, aws);
        else start(name, aws);
    }

    private static void stop(DatabaseName name, ActionContext aws) {
        new Quiet(aws).await(name);
        var rds = aws.client(RdsClient.class);
        if (name.cluster()) rds.stopDBCluster(r -> r.dbClusterIdentifier(name.name()));
        else rds.stopDBInstance(r -> r.dbInstanceIdentifier(name.name()));
    }

    private static void start(DatabaseName name, ActionContext aws) {
        new Quiet(aws).await(name, Set.of(STOPPED), STOPPING);
        var rds = aws.client(RdsClient.class);
        if (name.cluster()) rds.startDBCluster(r -> r.dbClusterIdentifier(name.name()));
        else rds.startDBInstance(r -> r.dbInstanceIdentifier(name.name()));
    }
}
