package dev.cofferdam.action.aws;

import static dev.cofferdam.action.ResourceGraph.Certainty.CERTAIN;
import static dev.cofferdam.action.ResourceGraph.Certainty.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MapBlastRadiusOfAnInstanceTest extends OnABlastRadius {
    @Test
    void leadsToItsRoleAndWhatThatMayDo() {
        var graph = graph(instance(SimulatedAccount.WEB_1));

        assertThat(edge(graph, SimulatedAccount.WEB_1, "web-app-profile").relation())
                .isEqualTo("has");
        assertThat(edge(graph, "web-app-profile", "web-app-role").certainty()).isEqualTo(CERTAIN);
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
        assertThat(edge(graph, "deploy-policy", "harbour-exports").relation()).isEqualTo("s3:GetObject, s3:PutObject");
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
        assertThat(edge(graph, SimulatedAccount.WEB_1, "everywhere (0.0.0.0/0)").relation())
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
