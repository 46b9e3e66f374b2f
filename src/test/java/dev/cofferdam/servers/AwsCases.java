package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.aws.MapBlastRadius;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** How the actions are tried that look across services. */
final class AwsCases {

    private AwsCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new MapBlastRadius(), "of an instance", AwsCases::anInstance, AwsCases::drawsTheInstance),
                new ReadCase<>(new MapBlastRadius(), "of a user", AwsCases::aUser, AwsCases::drawsTheUser));
    }

    private static MapBlastRadius.In anInstance(Server server) {
        server.account().targetGroup();
        return new MapBlastRadius.In(server.account().instance(), null, null, null, null, null, null);
    }

    private static void drawsTheInstance(MapBlastRadius.Out out, Server server) {
        var account = server.account();
        var reads = server.reads();
        var graph = drawn(out, server);
        var profile = reads.answer(Ec2Cases.instances(account.instance()))
                .at("/Reservations/0/Instances/0/IamInstanceProfile/Arn")
                .asString();
        assertThat(graph.edges())
                .contains(
                        certain(account.instance(), profile, "has", ""),
                        certain(profile, role(server), "hands out the credentials of", ""));
        assertThat(ids(graph, Kind.TARGET_GROUP)).containsExactly(account.targetGroup());
        assertThat(ids(graph, Kind.SECURITY_GROUP)).contains(account.securityGroup());
        var members = reads.answer(new Read(
                "ec2",
                "DescribeInstances",
                Map.of("Filters", List.of(Map.of("Name", "iam-instance-profile.arn", "Values", List.of(profile))))));
        assertThat(out.instances())
                .containsExactlyInAnyOrderElementsOf(members.path("Reservations")
                        .valueStream()
                        .flatMap(r -> r.path("Instances").valueStream())
                        .map(i -> i.path("InstanceId").asString())
                        .filter(i -> !i.equals(account.instance()))
                        .toList());
    }

    /** A role trusts it, and a bucket's policy lets in that role. */
    private static MapBlastRadius.In aUser(Server server) {
        var account = server.account();
        account.accessKey();
        server.client(IamClient.class)
                .updateAssumeRolePolicy(r -> r.roleName(account.role()).policyDocument("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}\
                    """.formatted(user(server))));
        var bucket = account.bucket();
        server.client(S3Client.class)
                .putBucketPolicy(r -> r.bucket(bucket).policy("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"s3:GetObject",\
                    "Resource":"arn:aws:s3:::%s/*"}]}\
                    """.formatted(role(server), bucket)));
        return new MapBlastRadius.In(null, null, account.user(), null, null, null, null);
    }

    private static void drawsTheUser(MapBlastRadius.Out out, Server server) {
        var account = server.account();
        var graph = drawn(out, server);
        assertThat(graph.edges())
                .contains(
                        certain(user(server), role(server), "can assume", ""),
                        certain(
                                role(server),
                                "arn:aws:s3:::" + account.bucket(),
                                "s3:GetObject",
                                "by the bucket's policy"));
        assertThat(out.roles()).containsExactly(role(server));
        assertThat(inline(graph))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                new Read("iam", "ListUserPolicies", "UserName", account.user()),
                                new Read("iam", "ListRolePolicies", "RoleName", account.role()))
                        .flatMap(read -> ReadCases.texts(server.reads().answer(read), "PolicyNames", "").stream())
                        .toList());
        assertThat(ids(graph, Kind.ACCESS_KEY))
                .containsExactlyInAnyOrderElementsOf(ReadCases.texts(
                        server.reads().answer(new Read("iam", "ListAccessKeys", "UserName", account.user())),
                        "AccessKeyMetadata",
                        "/AccessKeyId"));
    }

    private static ResourceGraph drawn(MapBlastRadius.Out out, Server server) {
        var graph = ResourceGraph.of(ReadCases.kept(server).getBytes(StandardCharsets.UTF_8));
        assertThat(out.unknown()).isEmpty();
        assertThat(out.nodes()).isEqualTo(graph.nodes().size());
        return graph;
    }

    private static String role(Server server) {
        return server.reads()
                .answer(new Read("iam", "GetRole", "RoleName", server.account().role()))
                .at("/Role/Arn")
                .asString();
    }

    private static String user(Server server) {
        return server.reads()
                .answer(new Read("iam", "GetUser", "UserName", server.account().user()))
                .at("/User/Arn")
                .asString();
    }

    private static List<String> inline(ResourceGraph graph) {
        return graph.nodes().stream()
                .filter(n -> n.kind() == Kind.POLICY && n.facts().containsValue("inline"))
                .map(Node::name)
                .toList();
    }

    private static List<String> ids(ResourceGraph graph, Kind kind) {
        return graph.nodes().stream()
                .filter(n -> n.kind() == kind)
                .map(Node::id)
                .toList();
    }

    private static Edge certain(String from, String to, String relation, String why) {
        return new Edge(from, to, relation, ResourceGraph.Certainty.CERTAIN, why);
    }
}
