package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.aws.MapBlastRadius;
import dev.cofferdam.action.cloudtrail.ListResourcesOf;
import dev.cofferdam.action.resources.FindResources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** How the actions are tried that look across services. */
final class AwsCases {
    private static final String MARK = "ir:looked-up";

    private AwsCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new MapBlastRadius(), "of an instance", AwsCases::anInstance, AwsCases::drawsTheInstance),
                new ReadCase<>(new MapBlastRadius(), "of a user", AwsCases::aUser, AwsCases::drawsTheUser),
                new ReadCase<>(new FindResources(), AwsCases::aMark, AwsCases::findsWhatIsMarked),
                new ReadCase<>(new ListResourcesOf(), AwsCases::anOwner, AwsCases::listsTheirs));
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
                        .flatMap(read -> Reads.texts(server.reads().answer(read), "PolicyNames", "").stream())
                        .toList());
        assertThat(ids(graph, Kind.ACCESS_KEY))
                .containsExactlyInAnyOrderElementsOf(Reads.texts(
                        server.reads().answer(new Read("iam", "ListAccessKeys", "UserName", account.user())),
                        "AccessKeyMetadata",
                        "/AccessKeyId"));
    }

    private static ResourceGraph drawn(MapBlastRadius.Out out, Server server) {
        var graph = ResourceGraph.of(server.kept().getBytes(StandardCharsets.UTF_8));
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

    private static FindResources.In aMark(Server server) {
        for (var marked : List.of(server.account().instance(), server.account().rootVolume()))
            server.client(Ec2Client.class)
                    .createTags(r -> r.resources(marked)
                            .tags(Tag.builder().key(MARK).value("yes").build()));
        return new FindResources.In(List.of(MARK + "=yes"), List.of("ec2:instance"), null, null, null);
    }

    private static void findsWhatIsMarked(FindResources.Out out, Server server) {
        var answer = server.reads()
                .answer(new Read(
                        "resourcegroupstaggingapi",
                        "GetResources",
                        Map.of(
                                "TagFilters",
                                List.of(Map.of("Key", MARK, "Values", List.of("yes"))),
                                "ResourceTypeFilters",
                                List.of("ec2:instance"))));
        assertThat(out.ids()).containsExactly(server.account().instance());
        assertThat(out.arns()).isEqualTo(Reads.texts(answer, "ResourceTagMappingList", "/ResourceARN"));
        assertThat(out.truncated()).isFalse();
    }

    /** Of the instance, by a tag; what they did is in the trail. */
    private static ListResourcesOf.In anOwner(Server server) {
        var user = server.account().user();
        var instance = server.account().instance();
        server.client(Ec2Client.class)
                .createTags(r -> r.resources(instance)
                        .tags(Tag.builder().key("owner").value(user).build()));
        return new ListResourcesOf.In(user, null, null, "1d", null, null, null);
    }

    private static void listsTheirs(ListResourcesOf.Out out, Server server) {
        var tagged = server.reads()
                .answer(new Read(
                        "ec2",
                        "DescribeTags",
                        "Filters",
                        List.of(
                                Map.of("Name", "key", "Values", List.of("owner")),
                                Map.of(
                                        "Name",
                                        "value",
                                        "Values",
                                        List.of(server.account().user())))));
        assertThat(out.tagged())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Reads.texts(tagged, "Tags", "/ResourceId").stream()
                        .map(id -> server.aws().region() + "/" + id)
                        .toList());
        var events = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of(
                                "AttributeKey",
                                "Username",
                                "AttributeValue",
                                server.account().user()))));
        var named = events.path("Events")
                .valueStream()
                .filter(e -> e.path("ReadOnly").asString("").equals("false"))
                .flatMap(e -> e.path("Resources").valueStream())
                .map(r -> r.path("ResourceType").asString() + " "
                        + r.path("ResourceName").asString())
                .distinct()
                .toList();
        assertThat(Stream.of(out.made(), out.changed(), out.removed(), out.attempted())
                        .flatMap(List::stream))
                .isNotEmpty()
                .containsAll(named);
    }
}
