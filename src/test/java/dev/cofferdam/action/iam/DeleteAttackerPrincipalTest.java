package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Change;
import dev.cofferdam.caselog.Json;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import tools.jackson.databind.node.ObjectNode;

class DeleteAttackerPrincipalTest extends OnTheRange {
    private static final DeleteAttackerPrincipal.In USER = new DeleteAttackerPrincipal.In("svc-backup", null);
    private static final DeleteAttackerPrincipal.In ROLE = new DeleteAttackerPrincipal.In(null, "web-app-role");

    private final DeleteAttackerPrincipal action = new DeleteAttackerPrincipal();
    private final DeleteAttackerPrincipal.Out deleted = new DeleteAttackerPrincipal.Out(false);

    /** A user with one of everything. */
    @Override
    void prepare(ObjectNode world) {
        var user = row(world, "users", "svc-backup");
        user.put("login_profile", "2026-11-23T16:00:00Z");
        user.withArray("mfa_devices").add("arn:aws:iam::111122223333:mfa/svc-backup");
        user.withArray("groups").add("platform-admins");
        user.withObject("policies").withArray("attached").add("arn:aws:iam::aws:policy/SecurityAudit");
        var credentials = user.withArray("credentials");
        for (var kind : List.of("SIGNING_CERTIFICATE", "SSH_KEY", "SERVICE"))
            credentials
                    .addObject()
                    .put("kind", kind)
                    .put("id", kind + "0123456789")
                    .put("created", "2026-11-23T16:00:00Z");
    }

    static List<DeleteAttackerPrincipal.In> both() {
        return List.of(USER, ROLE);
    }

    @Test
    void deletesAUserWithAllThatItHas() {
        var plan = thereForGood(action, USER, deleted);

        assertThat(plan.changes())
                .extracting(Change::attribute)
                .containsExactly(
                        "LoginProfile",
                        "AccessKey/AKIAEXAMPLESVCBACKUP",
                        "MfaDevice/arn:aws:iam::111122223333:mfa/svc-backup",
                        "SigningCertificate/SIGNING_CERTIFICATE0123456789",
                        "SshPublicKey/SSH_KEY0123456789",
                        "ServiceSpecificCredential/SERVICE0123456789",
                        "Group/platform-admins",
                        "InlinePolicy/backup-access",
                        "AttachedPolicy/arn:aws:iam::aws:policy/SecurityAudit",
                        "user");
        assertThat(plan.changes().get(7).before().at("/Statement/0/Effect").asString())
                .isEqualTo("Allow");
    }

    @Test
    void deletesARoleWithAllThatItHas() {
        var plan = thereForGood(action, ROLE, deleted);

        assertThat(plan.changes())
                .extracting(Change::attribute)
                .containsExactly(
                        "InlinePolicy/storefront",
                        "AttachedPolicy/arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
                        "InstanceProfile/web-app-profile",
                        "role");
    }

    @Test
    void keepsTheFullDescriptionFirst() {
        run(action, USER);

        var evidence = Json.MAPPER.readTree(account.aws.evidence("iam-user-svc-backup.json"));
        assertThat(evidence.at("/access_keys/0/AccessKeyId").asString()).isEqualTo("AKIAEXAMPLESVCBACKUP");
        assertThat(evidence.at("/inline_policies/backup-access/Statement").isArray())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(DeleteAttackerPrincipal.In in) {
        interruptForGood(action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(deleted));
    }

    @Test
    void callsWhatItDeclares() {
        both().forEach(in -> run(action, in));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void saysSinceWhenThereIsSuchAPrincipal() {
            assertThat(action.plan(USER, account.aws).warnings())
                    .first()
                    .asString()
                    .startsWith("The user svc-backup was made at 2026-11-23T15:42:00Z");
        }

        @Test
        void refusesWhomTheResponderIsSignedInAs() {
            refuses(
                    () -> action.plan(new DeleteAttackerPrincipal.In(null, "IncidentResponder"), account.aws),
                    "OwnPrincipal",
                    "Sign in with another identity");
        }

        @Test
        void deletesNothingThatGotSomethingMeanwhile() {
            var plan = action.plan(USER, account.aws);
            somebody()
                    .putUserPolicy(
                            r -> r.userName("svc-backup").policyName("more").policyDocument("""
                                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
                                """));

            assertThatThrownBy(() -> action.apply(USER, plan, account.aws)).isInstanceOf(DeleteConflictException.class);
            assertThat(action.plan(USER, account.aws).changes())
                    .extracting(Change::attribute)
                    .containsExactly("InlinePolicy/more", "user");
        }
    }
}
