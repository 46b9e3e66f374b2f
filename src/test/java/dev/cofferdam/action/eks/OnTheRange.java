package dev.cofferdam.action.eks;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.eks.EksClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step on the clusters of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String SHOP = "shop";
    static final String CLUSTER = "arn:aws:eks:us-east-1:111122223333:cluster/shop";
    static final String OPS = "arn:aws:iam::111122223333:role/team/ops";
    static final String DEVELOPER = "arn:aws:iam::111122223333:user/dana";
    static final String NODES = "arn:aws:iam::111122223333:role/shop-nodes";
    static final String ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
    static final String VIEW = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var clusters = world.putObject("eks").putArray("clusters");
            var shop = clusters.addObject().put("name", SHOP).put("authentication", "API_AND_CONFIG_MAP");
            shop.putObject("endpoint")
                    .put("is_public", true)
                    .put("is_private", false)
                    .putArray("public_cidrs")
                    .add("198.51.100.0/24")
                    .add("0.0.0.0/0");
            fill(shop);
            clusters.addObject().put("name", "old").put("authentication", "CONFIG_MAP");
        });
        opened.client(EksClient.class).describeCluster(r -> r.name(SHOP)); // so that defaults are written out
        return opened;
    }

    private static void fill(ObjectNode cluster) {
        var entries = cluster.putArray("access_entries");
        var ops = entries.addObject().put("principal", OPS);
        ops.putArray("groups").add("ops").add("auditors");
        ops.putObject("tags").put("team", "ops");
        var policies = ops.putArray("policies");
        policies.addObject().put("arn", VIEW).putArray("namespaces").add("cart").add("pay");
        policies.addObject().put("arn", ADMIN);
        entries.addObject().put("principal", DEVELOPER).put("username", "dev:dana");
        entries.addObject().put("principal", NODES).put("type", "EC2_LINUX");
    }

    /** Somebody else, whose calls are not the step's. */
    EksClient somebody() {
        return account.client(EksClient.class);
    }

    /** Entries, their groups and their policies are in no order. */
    @Override
    protected final Object state(SimulatedAccount of) {
        var clusters = of.world().at("/eks/clusters");
        for (var cluster : clusters) {
            for (var entry : cluster.path("access_entries")) {
                sort((ObjectNode) entry, "policies", "arn");
                sort((ObjectNode) entry, "groups", "");
            }
            sort((ObjectNode) cluster, "access_entries", "principal");
            sort((ObjectNode) cluster.path("endpoint"), "public_cidrs", "");
        }
        return clusters;
    }

    private static void sort(ObjectNode of, String member, String by) {
        List<JsonNode> items = new ArrayList<>(of.path(member).valueStream().toList());
        items.sort(Comparator.comparing(
                item -> by.isEmpty() ? item.asString() : item.path(by).asString()));
        of.set(member, Json.MAPPER.valueToTree(items));
    }
}
