package dev.cofferdam.action.iam;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A step on the principals of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";

    /** What the scenario lacks, as the saved account has it. */
    void prepare(ObjectNode world) {}

    @Override
    protected final SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, this::prepare);
    }

    /** Somebody else, whose calls are not the step's. */
    IamClient somebody() {
        return account.client(IamClient.class);
    }

    /** One of the tables of a saved account, by what its row is called. */
    static ObjectNode row(ObjectNode world, String table, String name) {
        return StreamSupport.stream(world.withArray(table).spliterator(), false)
                .filter(row -> row.path("name").asString("").equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** All principals, with attachments and groups in no order and documents but for white space, as in IAM. */
    static Object principals(SimulatedAccount account) {
        var world = (ObjectNode) account.world();
        var found = world.objectNode();
        for (var table : new String[] {"users", "groups", "roles"}) {
            found.set(table, world.withArray(table));
            for (var row : found.withArray(table)) {
                sort((ObjectNode) row, "groups");
                sort((ObjectNode) row.path("policies"), "attached");
                parse((ObjectNode) row.at("/policies/inline"));
                if (row.has("trust"))
                    ((ObjectNode) row)
                            .set("trust", PolicyJson.parse(row.get("trust").asString()));
            }
        }
        return found;
    }

    private static void parse(ObjectNode documents) {
        documents
                .properties()
                .forEach(d -> d.setValue(PolicyJson.parse(d.getValue().asString())));
    }

    private static void sort(ObjectNode object, String list) {
        if (!(object.get(list) instanceof ArrayNode array)) return;
        var sorted = new TreeSet<String>();
        array.forEach(item -> sorted.add(item.asString()));
        array.removeAll();
        sorted.forEach(array::add);
    }

    @Override
    protected final Object state(SimulatedAccount of) {
        return principals(of);
    }
}
