package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Whether the name of a database instance leads to a public address. It is changed at once, and what else waits for the
 * maintenance window goes on waiting. Source: RDS API Reference, ModifyDBInstance, "PubliclyAccessible".
 */
record PublicAccess() implements Setting {
    static final JsonNode PRIVATE = BooleanNode.FALSE;

    @Override
    public String attribute() {
        return "PubliclyAccessible";
    }

    @Override
    public String title() {
        return "public access";
    }

    @Override
    public String owner(String arn) {
        return DatabaseName.of(arn).toString();
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        return Database.find(DatabaseName.of(arn), aws)
                .map(Database::publiclyAccessible)
                .map(BooleanNode::valueOf);
    }

    /** Waits for what is under way. */
    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var database = new Quiet(aws).await(DatabaseName.of(arn));
        if (database.publiclyAccessible() == value.asBoolean()) return;
        aws.client(RdsClient.class)
                .modifyDBInstance(
                        r -> r.dbInstanceIdentifier(database.name().name()).publiclyAccessible(value.asBoolean()));
    }
}
