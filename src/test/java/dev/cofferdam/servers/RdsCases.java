package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static dev.cofferdam.servers.Reads.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.rds.CreateSnapshot;
import dev.cofferdam.action.rds.DescribeExposure;
import dev.cofferdam.action.rds.DisablePublicAccess;
import dev.cofferdam.action.rds.Isolate;
import dev.cofferdam.action.rds.MakeSnapshotPrivate;
import dev.cofferdam.action.rds.RotateMasterPassword;
import dev.cofferdam.action.rds.StopInstance;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.JsonNode;

/** How the actions of {@code action.rds} are tried. */
final class RdsCases {
    private static final String PARTNER = "444455556666";

    private RdsCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new DescribeExposure(), RdsCases::aSharedDatabase, RdsCases::describesTheDatabase),
                new ChangeCase<>(new CreateSnapshot(), RdsCases::createSnapshot),
                new ChangeCase<>(new DisablePublicAccess(), RdsCases::disablePublicAccess),
                new ChangeCase<>(new Isolate(), RdsCases::isolate),
                new ChangeCase<>(new MakeSnapshotPrivate(), RdsCases::makeSnapshotPrivate),
                new ChangeCase<>(new RotateMasterPassword(), RdsCases::rotateMasterPassword),
                new ChangeCase<>(new StopInstance(), RdsCases::stopInstance));
    }

    private static DescribeExposure.In aSharedDatabase(Server server) {
        var snapshot = server.account().databaseSnapshot();
        server.client(RdsClient.class)
                .modifyDBSnapshotAttribute(r -> r.dbSnapshotIdentifier(snapshot)
                        .attributeName("restore")
                        .valuesToAdd(PARTNER));
        return new DescribeExposure.In(server.account().database(), false);
    }

    private static void describesTheDatabase(DescribeExposure.Out out, Server server) {
        var database =
                server.reads().answer(describe(server.account().database())).at("/DBInstances/0");
        assertThat(out.publiclyAccessible())
                .isEqualTo(database.path("PubliclyAccessible").asBoolean())
                .isTrue();
        assertThat(out.databaseStatus())
                .isEqualTo(database.path("DBInstanceStatus").asString());
        assertThat(out.encrypted()).isEqualTo(database.path("StorageEncrypted").asBoolean());
        assertThat(out.securityGroups())
                .containsExactlyElementsOf(texts(database, "VpcSecurityGroups", "/VpcSecurityGroupId"))
                .containsExactly(server.account().databaseGroup());
        assertThat(out.openTo()).containsExactly("0.0.0.0/0");
        assertThat(out.openToAll()).isTrue();
        assertThat(out.snapshots()).containsExactly(server.account().databaseSnapshot());
        assertThat(out.sharedSnapshots()).containsExactly(server.account().databaseSnapshot() + " " + PARTNER);
        assertThat(out.unknown()).isEmpty();
    }

    private static Situation<CreateSnapshot.In, CreateSnapshot.Out> createSnapshot(Server server) {
        var database = server.account().database();
        return new Situation<>(
                new CreateSnapshot.In(database, false),
                List.of(that(
                                "its snapshots",
                                new Read("rds", "DescribeDBSnapshots", "DBInstanceIdentifier", database),
                                answer -> json(answer.path("DBSnapshots").size()))
                        .becomes(before -> json(before.asInt() + 1))),
                out -> assertThat(out.snapshot()).startsWith("cofferdam-" + database));
    }

    private static Situation<DisablePublicAccess.In, DisablePublicAccess.Out> disablePublicAccess(Server server) {
        var database = server.account().database();
        return new Situation<>(
                new DisablePublicAccess.In(database, false),
                List.of(
                        that("its public address", describe(database), at("/DBInstances/0/PubliclyAccessible"))
                                .becomes(false),
                        groups(database)),
                out -> assertThat(out.isPrivate()).isTrue());
    }

    private static Situation<Isolate.In, Isolate.Out> isolate(Server server) {
        var database = server.account().database();
        var group = server.account().databaseGroup();
        return new Situation<>(
                new Isolate.In(database, false),
                List.of(that(
                                "whether it is in its own security group, and in how many",
                                describe(database),
                                answer -> json(List.of(
                                        texts(answer.at("/DBInstances/0"), "VpcSecurityGroups", "/VpcSecurityGroupId")
                                                .contains(group),
                                        answer.at("/DBInstances/0/VpcSecurityGroups")
                                                .size())))
                        .becomes(List.of(false, 1))),
                out -> assertThat(out.isolated()).isTrue());
    }

    private static Situation<StopInstance.In, StopInstance.Out> stopInstance(Server server) {
        var database = server.account().database();
        return new Situation<>(
                new StopInstance.In(database, false),
                List.of(that(
                                "whether it is stopped, or on its way there",
                                describe(database),
                                answer -> json(answer.at("/DBInstances/0/DBInstanceStatus")
                                        .asString()
                                        .startsWith("stop")))
                        .becomes(true)),
                out -> assertThat(out.databaseStatus()).startsWith("stop"));
    }

    private static Situation<RotateMasterPassword.In, RotateMasterPassword.Out> rotateMasterPassword(Server server) {
        var database = server.account().database();
        var since = server.aws().clock().instant().minusSeconds(60);
        return new Situation<>(
                new RotateMasterPassword.In(database, false, since.toString()),
                List.of(that(
                                "whether RDS manages its master password",
                                describe(database),
                                answer -> json(answer.at("/DBInstances/0/MasterUserSecret/SecretArn")
                                        .isString()))
                        .becomes(true)),
                out -> assertThat(out.isNew()).isTrue());
    }

    private static Fact groups(String database) {
        return that(
                "its security groups",
                describe(database),
                each("/DBInstances/0/VpcSecurityGroups", "/VpcSecurityGroupId"));
    }

    private static Read describe(String database) {
        return new Read("rds", "DescribeDBInstances", "DBInstanceIdentifier", database);
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
