package dev.cofferdam.action.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Permission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AttachPolicyRequest;
import software.amazon.awssdk.services.organizations.model.AttachPolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import tools.jackson.databind.node.NullNode;

class QuarantineAccountTest extends OnTheRange {
    private static final String POLICY = "CofferdamQuarantine-" + MEMBER;
    private static final QuarantineAccount.In IN = in("IncidentResponder", "security/BreakGlass");

    private final QuarantineAccount action = new QuarantineAccount();

    private static QuarantineAccount.In in(String... exempt) {
        return new QuarantineAccount.In(MEMBER, List.of(exempt));
    }

    private String attachedId() {
        return ControlPolicies.of(account.aws)
                .attached(POLICY, MEMBER)
                .orElseThrow()
                .id();
    }

    @Test
    void deniesEverybodyButTheExemptRolesAndLetsThemInAgain() {
        var before = state(account);
        var plan = run(action, IN);

        assertThat(plan.changes())
                .extracting(c -> c.resource() + " " + c.attribute())
                .containsExactly(ARN + " ServiceControlPolicy/" + POLICY, ARN + " Attachment/" + POLICY);
        var statement = plan.changes().getFirst().after().at("/Statement/0");
        assertThat(statement.path("Effect").asString()).isEqualTo("Deny");
        assertThat(statement.at("/Condition/ArnNotLike/aws:PrincipalArn").toString())
                .isEqualTo(
                        "[\"arn:aws:iam::222233334444:role/IncidentResponder\",\"arn:aws:iam::222233334444:role/security/BreakGlass\"]");
        assertThat(plan.warnings()).anyMatch(w -> w.contains("binds at once")).noneMatch(w -> w.contains("signed in"));
        assertThat(action.verify(IN, account.aws)).isEqualTo(new QuarantineAccount.Out(true, attachedId()));
        assertThat(action.plan(IN, account.aws).changes()).isEmpty();

        var undo = undoOf(action, plan);
        assertThat(undo.warnings())
                .containsExactly("Everybody in the account may do again what they could, the attacker too.");
        action.applyUndo(undo, account.aws);
        action.applyUndo(undo, account.aws);
        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(state(account)).isEqualTo(before);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action,
                IN,
                a -> assertThat(action.verify(IN, a.aws).quarantined()).isTrue());
    }

    @Test
    void callsWhatItDeclares() {
        takeBack(action, run(action, IN));
        run(action, IN);
        run(action, in("Another"));

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(account.aws.callsMade().stream(), Stream.of("organizations:TagResource"))
                                .toList());
    }

    @Test
    void marksThePolicyWithTheCase() {
        run(action, IN);

        assertThat(somebody()
                        .listTagsForResource(r -> r.resourceId(attachedId()))
                        .tags())
                .anySatisfy(tag -> assertThat(tag.key()).isEqualTo("cofferdam:case"));
    }

    @Nested
    class WhereThereWasAPolicyOfThatName {
        @Test
        void restoresItsContent() {
            var former = made(POLICY);
            attach(former, MEMBER);
            var before = state(account);

            var plan = run(action, IN);

            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(c -> assertThat(c.attribute()).startsWith("ServiceControlPolicy/"));
            takeBack(action, plan);
            assertThat(state(account)).isEqualTo(before);
        }

        @Test
        void leavesOneThatSomebodyAttachedElsewhereAndSaysSo() {
            var plan = run(action, IN);
            attach(attachedId(), QUARANTINE);

            refuses(() -> takeBack(action, plan), "PolicyInUse", "still attached elsewhere");
            assertThat(action.verify(IN, account.aws).quarantined()).isFalse();
        }
    }

    @Nested
    class WhereItWouldNotBind {
        @Test
        void refusesTheManagementAccount() {
            refuses(
                    () -> action.plan(new QuarantineAccount.In(MANAGEMENT, List.of("IncidentResponder")), account.aws),
                    "ManagementAccount",
                    "no service control policy binds");
        }

        @Test
        void refusesAnAccountOfAnotherOrganization() {
            refuses(
                    () -> action.plan(new QuarantineAccount.In("999988887777", List.of("Responder")), account.aws),
                    "AccountNotFound",
                    "999988887777");
        }

        @Test
        void refusesASixthPolicy() {
            for (var name : List.of("one", "two", "three", "four")) attach(made(name), MEMBER);

            refuses(() -> action.plan(IN, account.aws), "TooManyPolicies", "organizations.move-account");
        }

        @Test
        void tellsWhenSomebodyTookTheLastPlaceMeanwhile() {
            for (var name : List.of("one", "two", "three")) attach(made(name), MEMBER);
            var plan = action.plan(IN, account.aws);
            attach(made("four"), MEMBER);

            refuses(() -> action.apply(IN, plan, account.aws), "TooManyPolicies", "as many as there may be");
        }
    }

    @Nested
    class WhomItExempts {
        @ParameterizedTest
        @ValueSource(strings = {"*", "**", "/", "", "/Responder", "role with space", "a\"b"})
        void isNeverEverybodyNorWhatIsNoRole(String role) {
            refuses(() -> action.plan(in(role), account.aws), "InvalidInput", "role");
        }

        @Test
        void isSomebody() {
            refuses(() -> action.plan(in(), account.aws), "InvalidInput", "exempt_roles is empty");
        }

        @Test
        void mayBeMoreThanOneByAPatternAndThatIsSaid() {
            assertThat(action.plan(in("aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Responder_*"), account.aws)
                            .warnings())
                    .anyMatch(w -> w.startsWith("Every role like") && w.contains("the attacker may have one"));
        }
    }

    @Test
    void findsItsPolicyAmongMany() {
        for (var i = 0; i < 45; i++) made("guardrail-" + i);

        assertThat(run(action, IN).changes()).hasSize(2);
        assertThat(action.verify(IN, account.aws).quarantined()).isTrue();
    }

    /** What Organizations made a moment ago it does not always show. */
    @Nested
    class AttachingWhatIsNotShownYet {
        private final PolicyAttachment attachment = new PolicyAttachment(POLICY);

        @Test
        void waitsForIt() {
            var late = new LateOrganizations(3);
            var aws = new FakeActionContext(Map.of(OrganizationsClient.class, late));

            attachment.write(ARN, PolicyAttachment.ATTACHED, aws);

            assertThat(late.attached).isEqualTo("p-late1234 " + MEMBER);
            assertThat(aws.pauses()).hasSize(3);
        }

        @Test
        void saysWhatToDoWhenItTakesTooLong() {
            var aws = new FakeActionContext(Map.of(OrganizationsClient.class, new LateOrganizations(100)));

            refuses(
                    () -> attachment.write(ARN, PolicyAttachment.ATTACHED, aws),
                    "PolicyNotShown",
                    "Run the step again");
        }
    }

    @Test
    void knowsNoOtherAttributes() {
        assertThatThrownBy(
                        () -> action.setting(new Change(ARN, "Tags", NullNode.getInstance(), NullNode.getInstance())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class LateOrganizations implements OrganizationsClient {
        private int looks;
        private String attached = "";

        private LateOrganizations(int looks) {
            this.looks = looks;
        }

        @Override
        public ListPoliciesForTargetResponse listPoliciesForTarget(ListPoliciesForTargetRequest request) {
            return ListPoliciesForTargetResponse.builder().build();
        }

        @Override
        public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
            if (looks-- > 0) return ListPoliciesResponse.builder().build();
            return ListPoliciesResponse.builder()
                    .policies(PolicySummary.builder()
                            .id("p-late1234")
                            .name(POLICY)
                            .build())
                    .build();
        }

        @Override
        public AttachPolicyResponse attachPolicy(AttachPolicyRequest request) {
            attached = request.policyId() + " " + request.targetId();
            return AttachPolicyResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
