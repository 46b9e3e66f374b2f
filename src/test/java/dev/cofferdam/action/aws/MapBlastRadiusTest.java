package dev.cofferdam.action.aws;

import static dev.cofferdam.action.ResourceGraph.Certainty.CERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds for every suspect. What each kind leads to: {@code MapBlastRadiusOf…Test}. */
class MapBlastRadiusTest extends OnABlastRadius {
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
}
