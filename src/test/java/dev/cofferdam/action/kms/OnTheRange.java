package dev.cofferdam.action.kms;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.util.TreeSet;
import software.amazon.awssdk.services.kms.KmsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step on the keys of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/" + ID;
    static final String ALIAS = "alias/storefront";
    static final String OF_AWS = "alias/aws/ebs";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var keys = world.putObject("keys").putArray("all");
            keys.addObject()
                    .put("id", "0000aaaa-12ab-34cd-56ef-1234567890ab")
                    .put("alias", OF_AWS)
                    .put("created", "2025-01-01T00:00:00Z")
                    .put("state", "enabled")
                    .put("of_aws", true);
            prepare(keys.addObject()
                    .put("id", ID)
                    .put("alias", ALIAS)
                    .put("created", "2025-06-01T00:00:00Z")
                    .put("state", "enabled")
                    .put("of_aws", false));
        });
    }

    /** The key that the tests work on. */
    void prepare(ObjectNode key) {}

    /** Somebody else, whose calls are not the step's. */
    KmsClient somebody() {
        return account.client(KmsClient.class);
    }

    /**
     * All keys, but for what is new each time: when a deletion is due, what a grant made again is called, and their
     * order.
     */
    static Object keys(SimulatedAccount account) {
        var keys = (ObjectNode) account.world().get("keys");
        for (var key : keys.withArray("all")) {
            ((ObjectNode) key).remove("deletion");
            var grants = new TreeSet<String>();
            key.path("grants").forEach(grant -> grants.add(content(grant)));
            ((ObjectNode) key).set("grants", Json.MAPPER.valueToTree(grants));
        }
        return keys;
    }

    /** One that had no name has one of ours when it is made again. */
    private static String content(JsonNode grant) {
        var name = grant.path("name").asString("");
        var operations = new TreeSet<String>();
        grant.path("operations").forEach(o -> operations.add(o.asString()));
        return "%s %s %s %s %s"
                .formatted(
                        name.startsWith("cofferdam-") ? "" : name,
                        grant.path("grantee"),
                        grant.path("retiring").asString(""),
                        operations,
                        grant.path("constraints"));
    }

    @Override
    protected final Object state(SimulatedAccount of) {
        return keys(of);
    }
}
