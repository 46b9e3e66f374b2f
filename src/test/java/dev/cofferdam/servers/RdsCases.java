package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.rds.MakeSnapshotPrivate;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.JsonNode;

/** How the changing actions of {@code action.rds} are tried. */
final class RdsCases {
    private static final String PARTNER = "444455556666";

    private RdsCases() {}

    static List<Case> all() {
        return List.of(new ChangeCase<>(new MakeSnapshotPrivate(), RdsCases::makeSnapshotPrivate));
    }

    private static Situation<MakeSnapshotPrivate.In, MakeSnapshotPrivate.Out> makeSnapshotPrivate(Server server) {
        var snapshot = server.account().databaseSnapshot();
        server.client(RdsClient.class)
                .modifyDBSnapshotAttribute(r -> r.dbSnapshotIdentifier(snapshot)
                        .attributeName("restore")
                        .valuesToAdd("all", PARTNER));
        return new Situation<>(
                new MakeSnapshotPrivate.In(snapshot, false),
                List.of(that(
                                "who may restore it",
                                new Read("rds", "DescribeDBSnapshotAttributes", "DBSnapshotIdentifier", snapshot),
                                RdsCases::mayRestore)
                        .becomes(List.of())),
                out -> assertThat(out.isPrivate()).isTrue());
    }

    private static JsonNode mayRestore(JsonNode answer) {
        return json(answer.at("/DBSnapshotAttributesResult/DBSnapshotAttributes")
                .valueStream()
                .filter(attribute -> attribute.path("AttributeName").asString().equals("restore"))
                .flatMap(attribute -> attribute.path("AttributeValues").valueStream())
                .map(JsonNode::asString)
                .sorted()
                .toList());
    }
}
