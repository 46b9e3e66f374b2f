package dev.cofferdam.action.aws;

import static dev.cofferdam.action.ResourceGraph.Certainty.CERTAIN;
import static dev.cofferdam.action.ResourceGraph.Certainty.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.node.ObjectNode;

class MapBlastRadiusTest {
    private static final String WEB_SERVERS = "sg-0beb0000000000001";
    private static final String ROLES = "arn:aws:iam::111122223333:role/";

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

    private SimulatedAccount account;

    private final MapBlastRadius action = new MapBlastRadius();

    /** The web servers' role can assume deploy, which may be able to assume the powerful release. */
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

    @Nested
    class OfAnInstance {
        @Test
        void leadsToItsRoleAndWhatThatMayDo() {
            var graph = graph(instance(SimulatedAccount.WEB_1));

            assertThat(edge(graph, SimulatedAccount.WEB_1, "web-app-profile").relation())
                    .isEqualTo("has");
            assertThat(edge(graph, "web-app-profile", "web-app-role").certainty())
                    .isEqualTo(CERTAIN);
            assertThat(edge(graph, "web-app-role", "storefront").relation()).isEqualTo("has");
            assertThat(edge(graph, "storefront", "all of secretsmanager").relation())
                    .contains("secretsmanager:GetSecretValue");
            assertThat(edge(graph, "storefront", "Ways to more permissions").relation())
                    .isEqualTo("iam:CreateAccessKey, iam:PutUserPolicy");
        }

        @Test
        void leadsToRolesThatItsRoleCanAssumeOneFromTheOther() {
            var out = action.read(instance(SimulatedAccount.WEB_1), account.aws);
            var graph = kept();

            assertThat(out.roles()).containsExactly(ROLES + "deploy", ROLES + "release");
            assertThat(out.powerful()).isTrue();
            assertThat(edge(graph, "web-app-role", "deploy").certainty()).isEqualTo(CERTAIN);
            assertThat(edge(graph, "deploy", "release"))
                    .satisfies(e -> assertThat(e.certainty()).isEqualTo(POSSIBLE))
                    .satisfies(e -> assertThat(e.why()).contains("sts:ExternalId"));
            assertThat(certainty(graph, "Everything: administrator")).isEqualTo(POSSIBLE);
        }

        @Test
        void leadsToWhatPoliciesNameAndToBucketsWhosePoliciesNameIt() {
            var graph = graph(instance(SimulatedAccount.WEB_1));

            assertThat(edge(graph, "deploy", "deploy-policy").relation()).isEqualTo("has");
            assertThat(edge(graph, "deploy-policy", "harbour-exports").relation())
                    .isEqualTo("s3:GetObject, s3:PutObject");
            assertThat(node(graph, "kms key/k-1").kind()).isEqualTo(Kind.KEY);
            assertThat(edge(graph, "deploy-policy", "role/partner"))
                    .satisfies(e -> assertThat(e.certainty()).isEqualTo(POSSIBLE))
                    .satisfies(e -> assertThat(e.why()).contains("222222222222"));
            assertThat(edge(graph, "web-app-role", "harbour-abroad"))
                    .satisfies(e -> assertThat(e.relation()).isEqualTo("s3:GetObject"))
                    .satisfies(e -> assertThat(e.why()).isEqualTo("by the bucket's policy"));
        }

        @Test
        void tellsWhoSendsToItAndHoldsIt() {
            var out = action.read(instance(SimulatedAccount.WEB_1), account.aws);
            var graph = kept();

            assertThat(out.loadBalancers()).containsExactly("old-web", "web-alb");
            assertThat(out.instances()).containsExactly(SimulatedAccount.WEB_2, "i-0b0b0000000000003");
            assertThat(edge(graph, "web-tg", SimulatedAccount.WEB_1).relation()).isEqualTo("sends to it by port 8080");
            assertThat(graph.edges())
                    .extracting(Edge::from, Edge::to)
                    .contains(
                            tuple("scaling-group:web-asg", SimulatedAccount.WEB_1),
                            tuple("classic-load-balancer:old-web", SimulatedAccount.WEB_1));
            assertThat(node(graph, "web-asg").side()).isEqualTo(Side.DEPENDENT);
        }

        @Test
        void tellsWhomItsSecurityGroupsLetInAndWhereTheyLetItGo() {
            var graph = graph(instance(SimulatedAccount.WEB_1));

            assertThat(edge(graph, "203.0.113.0/24", SimulatedAccount.WEB_1).relation())
                    .isEqualTo("connects by tcp 22");
            assertThat(edge(graph, "bastion", SimulatedAccount.WEB_1).why()).contains("web-servers");
            assertThat(node(graph, "bastion").facts()).containsEntry("in it", "i-0ba5710000000000b");
            assertThat(edge(graph, SimulatedAccount.WEB_1, "everywhere (0.0.0.0/0)")
                            .relation())
                    .isEqualTo("reaches by all traffic");
            // a group that its own names is drawn where it lets it in
            assertThat(graph.edges())
                    .filteredOn(e -> e.to().equals("sg-0a1b0000000000001"))
                    .singleElement()
                    .extracting(Edge::relation)
                    .isEqualTo("reaches by tcp 443");
            assertThat(graph.nodes()).extracting(Node::name).doesNotContain("pen-test");
        }

        @Test
        void isTheSameEveryTime() {
            var first = graph(instance(SimulatedAccount.WEB_1));

            assertThat(graph(instance(SimulatedAccount.WEB_1))).isEqualTo(first);
            assertThat(new String(first.json(), StandardCharsets.UTF_8)).isEqualTo(text());
        }

        @Test
        void saysThatThereIsNone() {
            assertThatThrownBy(() -> action.read(instance("i-00000000000000000"), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("no instance i-00000000000000000 in us-east-1");
        }
    }

    @Nested
    class OfARole {
        @Test
        void tellsWhoCanAssumeIt() {
            var graph = graph(role("release"));

            assertThat(edge(graph, "deploy", "release").certainty()).isEqualTo(POSSIBLE);
            assertThat(edge(graph, "Everybody", "release").certainty()).isEqualTo(POSSIBLE);
            assertThat(edge(graph, "oidc-provider/token.example.org", "release").relation())
                    .isEqualTo("can assume");
            // whoever may assume anything can assume what lets in everybody
            assertThat(edge(graph, "jmartin", "release").certainty()).isEqualTo(CERTAIN);
            assertThat(graph.nodes()).extracting(Node::name).doesNotContain("ci-deploy", "svc-backup");
        }

        @Test
        void tellsOfTheOtherAccountThatItLetsIn() {
            var graph = graph(role("IncidentResponder"));

            assertThat(edge(graph, "account 444455556666", "IncidentResponder"))
                    .satisfies(e -> assertThat(e.certainty()).isEqualTo(POSSIBLE))
                    .satisfies(e -> assertThat(e.why()).contains("aws:MultiFactorAuthPresent"));
        }

        @Test
        void tellsOfTheInstancesThatHaveIt() {
            var out = action.read(role("web-app-role"), account.aws);

            assertThat(out.instances())
                    .containsExactly(SimulatedAccount.WEB_2, "i-0b0b0000000000003", SimulatedAccount.WEB_1);
            assertThat(node(kept(), "web-app-profile").side()).isEqualTo(Side.DEPENDENT);
        }

        @Test
        void goesNoFurtherThanItIsTold() {
            var near = action.read(new MapBlastRadius.In(null, "web-app-role", null, null, null, 1, null), account.aws);

            assertThat(near.roles()).containsExactly(ROLES + "deploy");
        }
    }

    @Nested
    class OfAUser {
        @Test
        void leadsToWhatItsGroupsMayDoAndToEveryRoleThatLeavesItToThem() {
            var out = action.read(user("jmartin"), account.aws);
            var graph = kept();

            assertThat(edge(graph, "jmartin", "AdministratorAccess").relation())
                    .isEqualTo("has by group platform-admins");
            assertThat(out.powerful()).isTrue();
            assertThat(out.roles()).containsExactly(ROLES + "release");
        }

        @Test
        void tellsOfItsKeys() {
            assertThat(edge(graph(user("ci-deploy")), "AKIAEXAMPLECIDEPLOY0", "ci-deploy")
                            .relation())
                    .isEqualTo("signs as");
        }

        @Test
        void leadsNowhereWhereEverythingIsDeniedToIt() {
            account.client(IamClient.class)
                    .attachUserPolicy(r -> r.userName("svc-backup").policyArn("arn:aws:iam::aws:policy/AWSDenyAll"));

            var out = action.read(user("svc-backup"), account.aws);

            assertThat(out.reaches()).isEmpty();
            assertThat(out.unknownReasons()).singleElement().asString().contains("denied everything by AWSDenyAll");
        }

        @Test
        void saysThatThereIsNone() {
            assertThatThrownBy(() -> action.read(user("nobody"), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("no user nobody in account 111122223333");
        }
    }

    @Nested
    class OfAnAccessKey {
        @Test
        void leadsToItsUserAndTellsOfTheOtherKey() {
            var graph = graph(key("AKIAEXAMPLECIDEPLOY1"));

            assertThat(edge(graph, "AKIAEXAMPLECIDEPLOY1", "ci-deploy").relation())
                    .isEqualTo("signs as");
            assertThat(node(graph, "AKIAEXAMPLECIDEPLOY0").side()).isEqualTo(Side.DEPENDENT);
        }

        @Test
        void leadsToTheRoleWhoseSessionItIs() {
            var graph = graph(key("ASIAEXAMPLEWEB1CREDS"));

            assertThat(edge(graph, "ASIAEXAMPLEWEB1CREDS", "web-app-role").relation())
                    .isEqualTo("signs as");
            assertThat(graph.node(SimulatedAccount.WEB_2)).isPresent();
        }

        @Test
        void saysWhenNobodyKnowsWhoseItIs() {
            assertThatThrownBy(() -> action.read(key("ASIANEVERSEEN0000000"), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("no event by the session key ASIANEVERSEEN0000000");
        }
    }

    @Nested
    class OfASecurityGroup {
        @Test
        void tellsWhoIsInItAndWhatNamesIt() {
            var out = action.read(group(WEB_SERVERS), account.aws);
            var graph = kept();

            assertThat(node(graph, "web-servers").side()).isEqualTo(Side.SUBJECT);
            assertThat(out.instances())
                    .containsExactly(SimulatedAccount.WEB_2, "i-0b0b0000000000003", SimulatedAccount.WEB_1);
            assertThat(graph.edges())
                    .filteredOn(e -> e.from().equals("sg-0a1b0000000000001"))
                    .singleElement()
                    .extracting(Edge::relation)
                    .isEqualTo("connects by tcp 8080, sends to it by tcp 8080");
            // by their addresses, which its rules cover
            assertThat(edge(graph, "web-servers", "web-management").relation()).isEqualTo("reaches by tcp 9100");
        }

        @Test
        void tellsOfLoadBalancersInIt() {
            assertThat(action.read(group("sg-0a1b0000000000001"), account.aws).loadBalancers())
                    .containsExactly("web-alb");
        }
    }

    @Nested
    class WhenSomethingMayNotBeRead {
        @Test
        void drawsTheRestAndNamesIt() {
            for (var operation : List.of(
                    "iam:GetAccountAuthorizationDetails",
                    "autoscaling:DescribeAutoScalingInstances",
                    "elasticloadbalancing:DescribeTargetGroups",
                    "ec2:DescribeSecurityGroups",
                    "s3:ListBuckets")) account.fails(Fault.of(Fault.Kind.DENY, operation));

            var out = action.read(instance(SimulatedAccount.WEB_1), account.aws);

            assertThat(out.unknown())
                    .containsExactly(
                            "auto scaling group of " + SimulatedAccount.WEB_1,
                            "target groups with " + SimulatedAccount.WEB_1,
                            "users, roles and their policies",
                            "security groups");
            assertThat(out.unknownReasons()).anyMatch(r -> r.contains("iam:GetAccountAuthorizationDetails"));
            assertThat(kept().notKnown()).isEqualTo(out.unknownReasons());
            // what is known without: the profile and its role, and who else has them
            assertThat(edge(kept(), "web-app-profile", "web-app-role").certainty())
                    .isEqualTo(CERTAIN);
            assertThat(out.instances()).contains(SimulatedAccount.WEB_2);
            assertThat(kept().nodes().stream().filter(n -> n.kind() == Kind.NOT_KNOWN))
                    .extracting(Node::name)
                    .containsExactlyElementsOf(out.unknown());
        }

        @Test
        void namesASingleBucket() {
            account.fails(Fault.of(Fault.Kind.DENY, "s3:GetBucketPolicy").onCall(1));

            assertThat(action.read(role("web-app-role"), account.aws).unknown())
                    .singleElement()
                    .asString()
                    .startsWith("policy of bucket harbour-");
        }

        @Test
        void cannotBeginWithARoleThatIamDoesNotTellOf() {
            account.fails(Fault.of(Fault.Kind.DENY, "iam:GetAccountAuthorizationDetails"));

            assertThatThrownBy(() -> action.read(role("deploy"), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("iam:GetAccountAuthorizationDetails");
        }
    }

    @Test
    void leavesOutWhatIsTooMuchAndSaysSo() {
        var out = action.read(
                new MapBlastRadius.In(SimulatedAccount.WEB_1, null, null, null, null, null, 10), account.aws);

        assertThat(out.nodes()).isEqualTo(10);
        assertThat(out.truncated()).isTrue();
        assertThat(out.unknownReasons()).anyMatch(r -> r.contains("more than 10 nodes"));
        assertThat(kept().edges())
                .allMatch(e ->
                        kept().node(e.from()).isPresent() && kept().node(e.to()).isPresent());
    }

    @Test
    void takesExactlyOneSuspect() {
        for (var in : List.of(
                new MapBlastRadius.In(null, null, null, null, null, null, null),
                new MapBlastRadius.In(SimulatedAccount.WEB_1, "deploy", null, null, null, null, null)))
            assertThatThrownBy(() -> action.read(in, account.aws)).hasMessageContaining("exactly one");
        assertThatThrownBy(() ->
                        action.read(new MapBlastRadius.In(null, "deploy", null, null, null, 11, null), account.aws))
                .hasMessageContaining("depth is from 1 to 10");
    }

    @Test
    void callsWhatItDeclares() {
        action.read(instance(SimulatedAccount.WEB_1), account.aws);
        action.read(key("ASIAEXAMPLEWEB1CREDS"), account.aws);
        action.read(key("AKIAEXAMPLECIDEPLOY1"), account.aws);

        var calls = account.aws.callsMade().stream()
                .map(call -> call.equals("s3:ListBuckets") ? "s3:ListAllMyBuckets" : call)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(calls);
        assertThat(account.aws.changesMade()).isZero();
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

    private static MapBlastRadius.In instance(String id) {
        return new MapBlastRadius.In(id, null, null, null, null, null, null);
    }

    private static MapBlastRadius.In role(String name) {
        return new MapBlastRadius.In(null, name, null, null, null, null, null);
    }

    private static MapBlastRadius.In user(String name) {
        return new MapBlastRadius.In(null, null, name, null, null, null, null);
    }

    private static MapBlastRadius.In key(String id) {
        return new MapBlastRadius.In(null, null, null, id, null, null, null);
    }

    private static MapBlastRadius.In group(String id) {
        return new MapBlastRadius.In(null, null, null, null, id, null, null);
    }

    private ResourceGraph graph(MapBlastRadius.In in) {
        action.read(in, account.aws);
        return kept();
    }

    private ResourceGraph kept() {
        return ResourceGraph.of(text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return account.aws.evidence.sequencedValues().getLast();
    }

    private static Node node(ResourceGraph graph, String name) {
        return graph.nodes().stream()
                .filter(n -> n.name().equals(name) || n.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + graph.nodes()));
    }

    private static Edge edge(ResourceGraph graph, String from, String to) {
        var ends = List.of(node(graph, from).id(), node(graph, to).id());
        return graph.edges().stream()
                .filter(e -> List.of(e.from(), e.to()).equals(ends))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing leads from %s to %s".formatted(from, to)));
    }

    private static @Nullable Certainty certainty(ResourceGraph graph, String name) {
        return graph.rows().stream()
                .filter(r -> r.node().name().equals(name))
                .findFirst()
                .map(ResourceGraph.Row::certainty)
                .orElse(null);
    }
}
