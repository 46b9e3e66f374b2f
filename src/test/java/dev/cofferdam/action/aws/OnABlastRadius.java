package dev.cofferdam.action.aws;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps drawn of an account whose web servers' role can assume deploy, which may be able to assume the powerful release;
 * and what is looked for in a map.
 */
abstract class OnABlastRadius {
    static final String WEB_SERVERS = "sg-0beb0000000000001";
    static final String ROLES = "arn:aws:iam::111122223333:role/";

    private static final String TRUST_WEB = """
        {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "%sweb-app-role"}, "Action": "sts:AssumeRole"}]}\
        """.formatted(ROLES);
    private static final String TRUST_DEPLOY = """
        {"Statement": [
          {"Effect": "Allow", "Principal": {"AWS": "%sdeploy"}, "Action": "sts:AssumeRole",
           "Condition": {"StringEquals": {"sts:ExternalId": "42"}}},
          {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.example.org"},
           "Action": "sts:AssumeRoleWithWebIdentity"},
          {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}\
        """.formatted(ROLES);
    private static final String DEPLOY = """
        {"Statement": [
          {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:us-east-1:111122223333:key/k-1"},
          {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": ["arn:aws:s3:::harbour-exports/*", "arn:aws:s3:::harbour-exports"]},
          {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::222222222222:role/partner"}]}\
        """;
    private static final String ALL = """
        {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}\
        """;

    private static final String BUCKET_POLICY = """
        {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "%sweb-app-role"}, "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::harbour-abroad/*"}]}\
        """.formatted(ROLES);

    @TempDir
    Path folder;

    SimulatedAccount account;

    final MapBlastRadius action = new MapBlastRadius();

    @BeforeEach
    void open() {
        account = SimulatedAccount.openWith(folder, world -> {
            role(world, "deploy", TRUST_WEB, DEPLOY);
            role(world, "release", TRUST_DEPLOY, ALL);
            var buckets = world.withObject("storage").withArray("buckets");
            buckets.addObject().put("name", "harbour-exports");
            buckets.addObject()
                    .put("name", "harbour-abroad")
                    .put("region", "eu-west-1")
                    .put("policy", BUCKET_POLICY);
            world.withArray("classic_balancers")
                    .addObject()
                    .put("name", "old-web")
                    .put("vpc", SimulatedAccount.VPC)
                    .put("created", "2020-01-01T00:00:00Z")
                    .putArray("instances")
                    .add(SimulatedAccount.WEB_1);
        });
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static void role(ObjectNode world, String name, String trust, String policy) {
        world.withArray("roles")
                .addObject()
                .put("name", name)
                .put("role_id", "AROAEXAMPLE" + name)
                .put("created", "2026-01-01T00:00:00Z")
                .put("trust", trust)
                .putObject("policies")
                .putObject("inline")
                .put(name + "-policy", policy);
    }

    static MapBlastRadius.In instance(String id) {
        return new MapBlastRadius.In(id, null, null, null, null, null, null);
    }

    static MapBlastRadius.In role(String name) {
        return new MapBlastRadius.In(null, name, null, null, null, null, null);
    }

    static MapBlastRadius.In user(String name) {
        return new MapBlastRadius.In(null, null, name, null, null, null, null);
    }

    static MapBlastRadius.In key(String id) {
        return new MapBlastRadius.In(null, null, null, id, null, null, null);
    }

    static MapBlastRadius.In group(String id) {
        return new MapBlastRadius.In(null, null, null, null, id, null, null);
    }

    ResourceGraph graph(MapBlastRadius.In in) {
        action.read(in, account.aws);
        return kept();
    }

    ResourceGraph kept() {
        return ResourceGraph.of(text().getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return account.aws.evidence.sequencedValues().getLast();
    }

    static Node node(ResourceGraph graph, String name) {
        return graph.nodes().stream()
                .filter(n -> n.name().equals(name) || n.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + graph.nodes()));
    }

    static Edge edge(ResourceGraph graph, String from, String to) {
        var ends = List.of(node(graph, from).id(), node(graph, to).id());
        return graph.edges().stream()
                .filter(e -> List.of(e.from(), e.to()).equals(ends))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing leads from %s to %s".formatted(from, to)));
    }

    static @Nullable Certainty certainty(ResourceGraph graph, String name) {
        return graph.rows().stream()
                .filter(r -> r.node().name().equals(name))
                .findFirst()
                .map(ResourceGraph.Row::certainty)
                .orElse(null);
    }
}
