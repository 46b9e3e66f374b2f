package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudtrail.LookupEvents;
import dev.cofferdam.action.guardduty.GetFinding;
import dev.cofferdam.action.iam.DeactivateAccessKey;
import dev.cofferdam.action.iam.DescribePrincipal;
import dev.cofferdam.action.iam.QuarantineUser;
import dev.cofferdam.action.iam.RevokeRoleSessions;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.RangeSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actions on principals, trails and findings, there and back on the simulated account. */
class OnTheRangeTest {
    private static final String ATTACKERS_KEY = "AKIAEXAMPLESVCBACKUP";
    private static final String STOLEN_KEY = "ASIAEXAMPLEWEB1CREDS";
    private static final String FINDING = "c4c5c6f0b2a14e6d9f3b7a8e1d2c3b4a";

    @TempDir
    Path folder;

    private RangeSession session;
    private FakeActionContext aws;

    @BeforeEach
    void open() {
        var now = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
        session = new RangeSessions(now, Pacing.NONE).open(new Target.Range("ec2-compromise"), folder);
        aws = new FakeActionContext(session, "step");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void deactivatesTheAttackersKeyAndBack() {
        thereAndBack(
                new DeactivateAccessKey(),
                new DeactivateAccessKey.In("svc-backup", ATTACKERS_KEY),
                () -> describe("svc-backup", null));
    }

    @Test
    void quarantinesTheAttackersUserAndBack() {
        thereAndBack(new QuarantineUser(), new QuarantineUser.In("svc-backup"), () -> describe("svc-backup", null));
    }

    @Test
    void revokesTheInstancesRoleSessionsAndBack() {
        thereAndBack(
                new RevokeRoleSessions(),
                new RevokeRoleSessions.In("web-app-role"),
                () -> describe(null, "web-app-role"));
    }

    @Test
    void describesUsersWithTheirPathsAndKeys() {
        var out = describe("ci-deploy", null);

        assertThat(out.arn()).isEqualTo("arn:aws:iam::111122223333:user/automation/ci-deploy");
        assertThat(out.accessKeyIds()).containsExactly("AKIAEXAMPLECIDEPLOY0", "AKIAEXAMPLECIDEPLOY1");
        assertThat(out.activeAccessKeyIds()).containsExactly("AKIAEXAMPLECIDEPLOY1");
    }

    @Test
    void describesRolesWithTheirTrust() {
        describe(null, "web-app-role");

        var evidence = Json.MAPPER.readTree(aws.evidence("iam-role-web-app-role.json"));
        assertThat(evidence.at("/trust_policy/Statement/0/Principal/Service").asString())
                .isEqualTo("ec2.amazonaws.com");
        assertThat(evidence.path("inline_policies").toString()).contains("TemporaryPleaseRemove");
    }

    @Test
    void findsWhatTheStolenCredentialsDid() {
        var out = new LookupEvents().read(new LookupEvents.In("AccessKeyId", STOLEN_KEY, "24h", null), aws);

        assertThat(out.count()).isPositive();
        assertThat(out.truncated()).isFalse();
        assertThat(out.eventNames()).contains("CreateUser", "CreateAccessKey");
        assertThat(out.errorCodes()).contains("AccessDenied");
        assertThat(out.sourceIps()).isNotEmpty();
    }

    @Test
    void readsTheFindingWithoutKnowingTheDetector() {
        var out = new GetFinding().read(new GetFinding.In(FINDING, null), aws);

        assertThat(out.type()).isEqualTo("Backdoor:EC2/C&CActivity.B!DNS");
        assertThat(out.instanceId()).isEqualTo("i-0c0ffee0bad0c0de1");
        assertThat(out.severity()).isGreaterThanOrEqualTo(7);
        assertThat(out.firstSeen()).isNotEmpty();
    }

    /** Plan, apply, verify, plan again: nothing; undo, and all is as it was. */
    private <I extends Record, O extends Record> void thereAndBack(
            ChangeAction<I, O> action, I in, Supplier<DescribePrincipal.Out> state) {
        var before = state.get();
        var verifiedBefore = action.verify(in, aws);
        var plan = action.plan(in, aws);
        assertThat(plan.changes()).hasSize(1);
        assertThat(action.plan(in, aws)).isEqualTo(plan);
        assertThat(aws.changesMade()).isZero();

        var applied = action.apply(in, plan, aws);
        assertThat(action.verify(in, aws)).isEqualTo(applied).isNotEqualTo(verifiedBefore);
        assertThat(action.plan(in, aws).changes()).isEmpty();

        var undo = action.planUndo(action.undo(plan), aws);
        assertThat(undo.changes()).hasSize(1);
        action.applyUndo(undo, aws);
        assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        assertThat(state.get())
                .usingRecursiveComparison()
                .ignoringFields("evidenceSha256")
                .isEqualTo(before);
        assertThat(action.verify(in, aws)).isEqualTo(verifiedBefore);
    }

    private DescribePrincipal.Out describe(@Nullable String user, @Nullable String role) {
        return new DescribePrincipal().read(new DescribePrincipal.In(user, role), aws);
    }
}
