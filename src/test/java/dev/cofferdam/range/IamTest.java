package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.StsClient;

class IamTest {
    private static final String DENY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    @TempDir
    Path folder;

    Range range;
    IamClient iam;

    @BeforeEach
    void open() {
        range = new Range(folder);
        iam = range.session.client(IamClient.class, Region.AWS_GLOBAL.id());
    }

    @AfterEach
    void close() {
        range.close();
    }

    @Nested
    class ASimulation {
        private String decision(String principal, String action, String resource) {
            return iam.simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::111122223333:" + principal)
                            .actionNames(action)
                            .resourceArns(resource))
                    .evaluationResults()
                    .getFirst()
                    .evalDecisionAsString();
        }

        @Test
        void allowsWhatAPolicyAllowsAndDeniesEverythingElse() {
            assertThat(decision("role/web-app-role", "s3:GetObject", "arn:aws:s3:::any/key"))
                    .isEqualTo("allowed");
            assertThat(decision("role/web-app-role", "iam:GetUser", "*")).isEqualTo("allowed");
            assertThat(decision("role/web-app-role", "ec2:TerminateInstances", "*"))
                    .isEqualTo("implicitDeny");
        }

        @Test
        void letsADenyWin() {
            iam.putRolePolicy(r -> r.roleName("web-app-role").policyName("deny").policyDocument(DENY));

            assertThat(decision("role/web-app-role", "s3:GetObject", "*")).isEqualTo("explicitDeny");
        }

        @Test
        void countsWhatAUsersGroupsAreAllowed() {
            assertThat(decision("user/jmartin", "ec2:TerminateInstances", "*")).isEqualTo("allowed");
        }

        @Test
        void allowsNothingBeyondABoundary() {
            iam.putRolePermissionsBoundary(
                    r -> r.roleName("web-app-role").permissionsBoundary("arn:aws:iam::aws:policy/SecurityAudit"));

            var result = iam.simulatePrincipalPolicy(
                            r -> r.policySourceArn("arn:aws:iam::111122223333:role/web-app-role")
                                    .actionNames("s3:PutObject"))
                    .evaluationResults()
                    .getFirst();

            assertThat(result.evalDecisionAsString()).isEqualTo("implicitDeny");
            assertThat(result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                    .isFalse();
        }

        @Test
        void ofSomebodyWhoIsNotThereIsNoSuchEntity() {
            assertThatThrownBy(() -> decision("role/nobody", "s3:GetObject", "*"))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }

    @Nested
    class AUser {
        @Test
        void hasKeysPoliciesAndGroups() {
            assertThat(iam.getUser(r -> r.userName("ci-deploy")).user().arn())
                    .isEqualTo("arn:aws:iam::111122223333:user/automation/ci-deploy");
            assertThat(iam.listAccessKeysPaginator(r -> r.userName("ci-deploy").maxItems(1))
                            .accessKeyMetadata())
                    .extracting(k -> k.accessKeyId() + " " + k.statusAsString())
                    .containsExactly("AKIAEXAMPLECIDEPLOY1 Active", "AKIAEXAMPLECIDEPLOY0 Inactive");
            assertThat(iam.listGroupsForUser(r -> r.userName("jmartin")).groups())
                    .extracting(g -> g.groupName())
                    .containsExactly("platform-admins");
            assertThat(iam.listMFADevices(r -> r.userName("jmartin")).mfaDevices())
                    .hasSize(1);
        }

        @Test
        void thatDoesNotExistIsNoSuchEntity() {
            assertThatThrownBy(() -> iam.getUser(r -> r.userName("nobody")))
                    .isInstanceOfSatisfying(NoSuchEntityException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(404);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchEntity");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("The user with name nobody cannot be found.");
                    });
            Ec2Test.fails(
                    () -> iam.getLoginProfile(r -> r.userName("svc-backup")),
                    "NoSuchEntity",
                    "Login Profile for User svc-backup cannot be found.");
            Ec2Test.fails(() -> iam.getUser(), "ValidationError", "Must specify userName");
        }

        @Test
        void losesAKeyAndGetsItBack() {
            iam.updateAccessKey(r ->
                    r.userName("svc-backup").accessKeyId("AKIAEXAMPLESVCBACKUP").status(StatusType.INACTIVE));
            assertThat(iam.listAccessKeys(r -> r.userName("svc-backup"))
                            .accessKeyMetadata()
                            .getFirst()
                            .status())
                    .isEqualTo(StatusType.INACTIVE);
            assertThat(iam.getAccessKeyLastUsed(r -> r.accessKeyId("AKIAEXAMPLESVCBACKUP"))
                            .accessKeyLastUsed()
                            .serviceName())
                    .isEqualTo("ec2");
            Ec2Test.fails(
                    () -> iam.updateAccessKey(r -> r.userName("jmartin")
                            .accessKeyId("AKIAEXAMPLESVCBACKUP")
                            .status(StatusType.ACTIVE)),
                    "NoSuchEntity",
                    "The Access Key with id AKIAEXAMPLESVCBACKUP cannot be found.");
        }
    }

    @Nested
    class AnInlinePolicy {
        @Test
        void comesBackUrlEncodedAsItWasPut() {
            iam.putUserPolicy(
                    r -> r.userName("svc-backup").policyName("quarantine").policyDocument(DENY));
            var document = iam.getUserPolicy(r -> r.userName("svc-backup").policyName("quarantine"))
                    .policyDocument();
            assertThat(document).startsWith("%7B%22Version%22").doesNotContain("+", "*");
            assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(DENY);
            iam.deleteUserPolicy(r -> r.userName("svc-backup").policyName("quarantine"));
            Ec2Test.fails(
                    () -> iam.deleteUserPolicy(r -> r.userName("svc-backup").policyName("quarantine")),
                    "NoSuchEntity",
                    "The user policy with name quarantine cannot be found.");
        }

        @Test
        void ofARoleIsReplaced() {
            iam.putRolePolicy(
                    r -> r.roleName("web-app-role").policyName("storefront").policyDocument(DENY));
            assertThat(iam.listRolePolicies(r -> r.roleName("web-app-role")).policyNames())
                    .containsExactly("storefront");
            assertThat(URLDecoder.decode(
                            iam.getRolePolicy(r -> r.roleName("web-app-role").policyName("storefront"))
                                    .policyDocument(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(DENY);
        }

        @Test
        void mustBeAPolicy() {
            for (var text : new String[] {"{", "[]", "{\"Version\":\"2012-10-17\"}", DENY.replace("Deny", "Never")}) {
                assertThatThrownBy(() -> iam.putUserPolicy(r ->
                                r.userName("svc-backup").policyName("broken").policyDocument(text)))
                        .isInstanceOf(MalformedPolicyDocumentException.class);
            }
            Ec2Test.fails(
                    () -> iam.putUserPolicy(r -> r.userName("svc-backup")
                            .policyName("long")
                            .policyDocument(DENY.replace("\"*\"", "\"" + "x".repeat(2048) + "\""))),
                    "LimitExceeded",
                    "Maximum policy size of 2048 bytes exceeded for user svc-backup");
        }
    }

    @Nested
    class ARole {
        @Test
        void isDescribedWithItsTrustAndProfiles() {
            var role = iam.getRole(r -> r.roleName("web-app-role")).role();
            assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                    .contains("ec2.amazonaws.com");
            assertThat(iam.listInstanceProfilesForRole(r -> r.roleName("web-app-role"))
                            .instanceProfiles())
                    .extracting(p -> p.instanceProfileName())
                    .containsExactly("web-app-profile");
            assertThat(iam.listAttachedRolePolicies(r -> r.roleName("web-app-role"))
                            .attachedPolicies())
                    .extracting(p -> p.policyName())
                    .containsExactly("AmazonSSMManagedInstanceCore");
        }
    }

    @Nested
    class ATrustPolicy {
        private static final String TRUST =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/%s\"},\"Action\":\"sts:AssumeRole\"}]}";

        @Test
        void isReplaced() {
            var document = TRUST.formatted("automation/ci-deploy");
            iam.updateAssumeRolePolicy(r -> r.roleName("pen-test").policyDocument(document));
            assertThat(URLDecoder.decode(
                            iam.getRole(r -> r.roleName("pen-test")).role().assumeRolePolicyDocument(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(document);
        }

        @Test
        void namesOnlyWhoIsThere() {
            Ec2Test.fails(
                    () -> iam.updateAssumeRolePolicy(
                            r -> r.roleName("pen-test").policyDocument(TRUST.formatted("nobody"))),
                    "MalformedPolicyDocument",
                    "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/nobody\"");
            Ec2Test.fails(
                    () -> iam.updateAssumeRolePolicy(r -> r.roleName("pen-test").policyDocument(DENY)),
                    "MalformedPolicyDocument",
                    "Has prohibited field Resource");
        }

        @Test
        void hasALimit() {
            var document = TRUST.formatted("automation/ci-deploy").replace("sts:AssumeRole", "x".repeat(2048));
            Ec2Test.fails(
                    () -> iam.updateAssumeRolePolicy(r -> r.roleName("pen-test").policyDocument(document)),
                    "LimitExceeded",
                    "Cannot exceed quota for ACLSizePerRole: 2048");
        }
    }

    @Nested
    class TheCaller {
        @Test
        void isTheResponder() {
            var caller = range.client(StsClient.class).getCallerIdentity();
            assertThat(caller.account()).isEqualTo("111122223333");
            assertThat(caller.arn()).isEqualTo(range.session.identity().arn());
            assertThat(iam.listAccountAliases().accountAliases()).containsExactly("harbour-prod");
        }
    }
}
