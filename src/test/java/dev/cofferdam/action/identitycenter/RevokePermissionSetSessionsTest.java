package dev.cofferdam.action.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Plan;
import dev.cofferdam.action.PolicyText;
import dev.cofferdam.action.SimulatedAccount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RevokePermissionSetSessionsTest extends OnTheRange {
    private static final RevokePermissionSetSessions.In EVERYBODY =
            new RevokePermissionSetSessions.In("Administrators", null);
    private static final RevokePermissionSetSessions.In ONE = new RevokePermissionSetSessions.In(READERS, USER);

    private final RevokePermissionSetSessions action = new RevokePermissionSetSessions();

    private JsonNode policy(String set) {
        return PolicyText.parse(somebody()
                .getInlinePolicyForPermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(set))
                .inlinePolicy());
    }

    private void isRevoked(SimulatedAccount of, RevokePermissionSetSessions.In in) {
        var out = action.verify(in, of.aws);
        assertThat(out.revokedBefore()).startsWith("2026-11-23T22:0");
        assertThat(out.accounts()).containsExactly(SHOP, DATA);
        assertThat(out.outdated()).isEmpty();
    }

    private Plan thereAndBackAgain(RevokePermissionSetSessions.In in) {
        var before = state(account);
        var plan = run(action, in);
        isRevoked(account, in);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        var undo = undoOf(action, plan);
        assertThat(undo.warnings()).containsExactly("Sessions that were revoked and have not expired work again.");
        action.applyUndo(undo, account.aws);
        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(state(account)).isEqualTo(before);
        return plan;
    }

    @Test
    void deniesWhatWasIssuedBeforeInEveryAccountAndLetsItWorkAgain() {
        var plan = thereAndBackAgain(EVERYBODY);

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.resource()).isEqualTo(ADMINS);
            assertThat(c.after()
                            .at("/Statement/0/Condition/DateLessThan/aws:TokenIssueTime")
                            .asString())
                    .isEqualTo("the moment of applying");
            assertThat(c.after().at("/Statement/1/Action").asString()).isEqualTo("s3:*");
        });
        assertThat(plan.warnings())
                .anyMatch(w -> w.contains("you too"))
                .anyMatch(w -> w.contains("gets a new session at once"));
    }

    @Test
    void deniesOneUserAlone() {
        var plan = thereAndBackAgain(ONE);

        assertThat(plan.changes()
                        .getFirst()
                        .after()
                        .at("/Statement/0/Condition/StringEquals/identitystore:UserId")
                        .asString())
                .isEqualTo(USER);
        assertThat(plan.changes().getFirst().before().isNull()).isTrue();
        assertThat(plan.warnings()).noneMatch(w -> w.contains("you too"));
    }

    @Test
    void callsOnlyWhatItDeclares() {
        thereAndBackAgain(EVERYBODY);
        thereAndBackAgain(ONE);

        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(action, EVERYBODY, a -> isRevoked(a, EVERYBODY));
    }

    @Nested
    class RunAgain {
        @Test
        void isDoneForAQuarterOfAnHourThenRevokesWhatWasIssuedSince() {
            run(action, EVERYBODY);
            account.pass(Duration.ofMinutes(14));
            assertThat(action.plan(EVERYBODY, account.aws).changes()).isEmpty();

            account.pass(Duration.ofMinutes(2));
            run(action, EVERYBODY);

            assertThat(policy(ADMINS).path("Statement")).hasSize(2);
            assertThat(action.verify(EVERYBODY, account.aws).revokedBefore()).startsWith("2026-11-23T22:16");
        }

        @Test
        void provisionsWhatAnEarlierAttemptOnlyWrote() {
            run(action, EVERYBODY);
            var written = policy(ADMINS).toString();
            somebody()
                    .putInlinePolicyToPermissionSet(r ->
                            r.instanceArn(INSTANCE).permissionSetArn(ADMINS).inlinePolicy(written));

            var plan = action.plan(EVERYBODY, account.aws);

            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.attribute()).isEqualTo("Provisioned");
                assertThat(c.before().asString()).contains(SHOP, DATA);
            });
            assertThat(action.undo(plan).restore()).isEmpty();
            action.apply(EVERYBODY, plan, account.aws);
            isRevoked(account, EVERYBODY);
        }

        @Test
        void leavesWhatOtherStepsWrote() {
            run(action, EVERYBODY);
            var other = account.aws.step("another");
            action.apply(EVERYBODY, action.plan(EVERYBODY, other), other);

            assertThat(policy(ADMINS).path("Statement")).hasSize(3);
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void saysWhatElseProvisioningBrings() {
            somebody()
                    .deleteInlinePolicyFromPermissionSet(
                            r -> r.instanceArn(INSTANCE).permissionSetArn(ADMINS));

            assertThat(action.plan(EVERYBODY, account.aws).warnings())
                    .anyMatch(w -> w.startsWith("Somebody changed the permission set and did not provision it"));
        }

        @Test
        void refusesAPolicyThatWouldBeTooLong() {
            var much = "{\"Statement\":[{\"Sid\":\"%s\"}]}".formatted("x".repeat(10_200));
            somebody()
                    .putInlinePolicyToPermissionSet(r ->
                            r.instanceArn(INSTANCE).permissionSetArn(ADMINS).inlinePolicy(much));

            refuses(() -> action.plan(EVERYBODY, account.aws), "PolicyTooLong", "a role takes 10,240");
        }

        @Test
        void refusesAPermissionSetThatIsNotThere() {
            for (var no : List.of("Nobodys", ADMINS.replace("aaaa", "cccc")))
                refuses(
                        () -> action.plan(new RevokePermissionSetSessions.In(no, null), account.aws),
                        "NoSuchPermissionSet",
                        "the step's region");
        }

        @Test
        void refusesARegionWithoutIdentityCenter() {
            refuses(
                    () -> action.plan(EVERYBODY, account.aws.inRegion("eu-central-1")),
                    "NoIdentityCenter",
                    "eu-central-1");
        }
    }

    @Test
    void saysWhenSomebodyChangedThePolicySince() {
        var plan = run(action, EVERYBODY);
        somebody()
                .putInlinePolicyToPermissionSet(r ->
                        r.instanceArn(INSTANCE).permissionSetArn(ADMINS).inlinePolicy(POLICY.replace("s3", "ec2")));

        assertThat(undoOf(action, plan).warnings())
                .first()
                .asString()
                .startsWith("Somebody changed the inline policy of the permission set");
    }
}
