package dev.cofferdam.action.aws;

import static dev.cofferdam.action.ResourceGraph.Certainty.CERTAIN;
import static dev.cofferdam.action.ResourceGraph.Certainty.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.SimulatedAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** Of whoever can sign in or be acted as. */
class MapBlastRadiusOfAPrincipalTest extends OnABlastRadius {
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
}
