package dev.cofferdam.action.rds;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step on the databases of the simulated account: {@link #ORDERS}, which everybody reaches, its replica, and
 * {@link #CLUSTER} of Aurora with two instances.
 */
abstract class OnTheRange extends OnAnAccount {
    static final String ORDERS = "orders";
    static final String REPORTS = "reports";
    static final String REPLICA = "reports-replica";
    static final String SECRET = "arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!db-reports-AbCdEf";
    static final String CLUSTER = "ledger";
    static final String MEMBER = "ledger-1";
    static final String ARN = "arn:aws:rds:us-east-1:111122223333:";
    static final String OPEN_GROUP = "sg-0db00000000000001";
    static final String INNER_GROUP = "sg-0def0000000000001";

    /** Longer than anything that RDS does by itself here, but for starting again. */
    static final Duration LONG = Duration.ofMinutes(10);

    @Override
    protected final SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var group = ((ArrayNode) world.get("security_groups"))
                    .addObject()
                    .put("id", OPEN_GROUP)
                    .put("name", "orders-db")
                    .put("description", "orders")
                    .put("vpc", SimulatedAccount.VPC);
            var rules = group.putArray("rules");
            rule(rules, "sgr-0db00000000000001", 5432).put("cidr", "0.0.0.0/0");
            rule(rules, "sgr-0db00000000000002", 5432).put("cidr", "10.20.0.0/16");
            rule(rules, "sgr-0db00000000000003", 22).put("cidr", "203.0.113.0/24");
            var databases = world.putObject("databases").putArray("all");
            database(databases, ORDERS, OPEN_GROUP).withObject("network").put("open", true);
            database(databases, REPORTS, INNER_GROUP).putObject("master").put("secret", SECRET);
            world.withObject("secrets")
                    .withArray("all")
                    .addObject()
                    .put("name", "rds!db-reports")
                    .put("created", "2026-10-01T00:00:00Z")
                    .put("owner", "rds")
                    .put("current", "0f0f0f0f-1111-2222-3333-444455556666");
            database(databases, REPLICA, INNER_GROUP).put("replica_of", REPORTS);
            aurora(database(databases, CLUSTER, INNER_GROUP).put("cluster", true));
            for (var member : List.of(MEMBER, "ledger-2"))
                aurora(database(databases, member, INNER_GROUP).put("member_of", CLUSTER))
                        .withObject("network")
                        .put("open", member.equals(MEMBER));
            var snapshots = ((ObjectNode) world.get("databases")).putArray("snapshots");
            snapshot(snapshots, "orders-old").putArray("shared_with").add("all").add("444455556666");
            snapshot(snapshots, "orders-new");
            snapshot(snapshots, "rds-orders-nightly").put("type", "automated");
            snapshot(snapshots, "ledger-old").put("cluster", true).put("of", CLUSTER);
        });
    }

    private static ObjectNode rule(ArrayNode rules, String id, int port) {
        return rules.addObject()
                .put("id", id)
                .put("group", OPEN_GROUP)
                .put("protocol", "tcp")
                .put("from_port", port)
                .put("to_port", port);
    }

    private static ObjectNode database(ArrayNode databases, String name, String group) {
        var database = databases.addObject().put("name", name);
        database.putObject("network")
                .put("vpc", SimulatedAccount.VPC)
                .putArray("security_groups")
                .add(group);
        return database;
    }

    private static ObjectNode aurora(ObjectNode database) {
        database.putObject("engine")
                .put("name", "aurora-postgresql")
                .put("storage", 1)
                .put("port", 5432);
        return database;
    }

    private static ObjectNode snapshot(ArrayNode snapshots, String name) {
        return snapshots.addObject().put("name", name).put("of", ORDERS);
    }

    /** Somebody else, whose calls are not the step's. */
    RdsClient somebody() {
        return account.client(RdsClient.class);
    }

    /** All databases, at rest. */
    @Override
    protected final Object state(SimulatedAccount of) {
        of.pass(LONG);
        return of.world().at("/databases/all");
    }
}
