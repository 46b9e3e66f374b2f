package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Signing in by roles, codes and programs. */
class SignInTest extends OnLocalAws {
    @Nested
    class ARoleChain {
        @Test
        void actsAsItsLastRole() {
            try (var session = signIn("prod")) {
                assertThat(session.identity().arn())
                        .isEqualTo("arn:aws:sts::444455556666:assumed-role/responder/cofferdam-Ada-L");
                assertThat(session.validity().until()).contains(clock.instant().plus(Duration.ofHours(1)));
            }
            assertThat(aws.assumed()).extracting(call -> call.get("RoleArn")).containsExactly(HUB, PROD);
            assertThat(aws.assumed().getFirst().accessKey()).isEqualTo("AKIAADA");
            assertThat(aws.assumed().getLast().accessKey()).startsWith("ASIAHUB");
            assertThat(aws.assumed().getLast().get("ExternalId")).isEqualTo("e-1");
        }

        @Test
        void isTiedToTheCase() {
            signIn("prod").close();

            assertThat(aws.assumed()).allSatisfy(call -> {
                assertThat(call.get("SourceIdentity")).isEqualTo("cofferdam-" + log.caseId());
                assertThat(call.get("Tags.member.1.Key")).isEqualTo("cofferdam:case");
                assertThat(call.get("Tags.member.1.Value")).isEqualTo(log.caseId());
                assertThat(call.get("TransitiveTagKeys.member.1")).isEmpty();
            });
            assertThat(opened().path("source_identity").asString()).isEqualTo("cofferdam-" + log.caseId());
            assertThat(opened().path("session_tags").path("cofferdam:case").asString())
                    .isEqualTo(log.caseId());
            assertThat(opened().has("not_tied_by")).isFalse();
        }

        @Test
        void asksForNoMoreThanAnHourWhereRolesAreChained() {
            signIn("prod").close();

            assertThat(aws.assumed().getFirst().get("DurationSeconds")).isEqualTo("7200");
            assertThat(aws.assumed().getLast().get("DurationSeconds")).isEqualTo("3600");
        }

        @Test
        void isWalkedWithoutASourceIdentityWhenARoleFurtherOnRefusesToInheritIt() {
            aws.refusesSourceIdentity.add(PROD);

            signIn("prod").close();

            assertThat(aws.assumed())
                    .extracting(
                            call -> call.get("RoleArn"),
                            call -> !call.get("SourceIdentity").isEmpty())
                    .containsExactly(tuple(HUB, true), tuple(PROD, true), tuple(HUB, false), tuple(PROD, false));
            assertThat(person.told).singleElement().asString().contains(PROD).contains("sts:SetSourceIdentity");
            assertThat(opened().path("not_tied_by").toString()).isEqualTo("[\"sts:SourceIdentity\"]");
            assertThat(opened().has("session_tags")).isTrue();
        }

        @Test
        void goesWithoutTagsOnlyAtTheRoleThatRefusesThem() {
            aws.refusesTags.add(HUB);

            signIn("prod").close();

            assertThat(aws.assumed())
                    .extracting(call -> call.get("Tags.member.1.Value"))
                    .containsExactly(log.caseId(), "", log.caseId());
            assertThat(person.told).singleElement().asString().contains(HUB).contains("sts:TagSession");
        }

        @Test
        void saysWhichRoleIsRefusedAndWhy() {
            assertThatThrownBy(() -> signIn("stranger"))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageStartingWith(
                            "Role " + HUB + " of profile stranger cannot be assumed. InvalidClientTokenId");
            assertThat(types()).contains("session.refused").doesNotContain("session.opened");
        }
    }

    @Nested
    class AnMfaDevice {
        @BeforeEach
        void codes() {
            aws.codes.put(HUB, new HashSet<>(List.of("111111", "222222")));
        }

        @Test
        void isAskedFor() {
            person.codes.add("111111");

            signIn("mfa").close();

            assertThat(person.asked)
                    .containsExactly(
                            new SignInPrompts.MfaRequest("mfa", "arn:aws:iam::111122223333:mfa/ada", HUB, false));
            assertThat(aws.assumed().getLast().get("SerialNumber")).isEqualTo("arn:aws:iam::111122223333:mfa/ada");
        }

        @Test
        void isAskedForAgainWhenTheCodeWasNotTaken() {
            person.codes.addAll(List.of("999999", "222222"));

            signIn("mfa").close();

            assertThat(person.asked)
                    .extracting(SignInPrompts.MfaRequest::refused)
                    .containsExactly(false, true);
        }

        @Test
        void canBeCalledOff() {
            assertThatThrownBy(() -> signIn("mfa"))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessage(
                            "Not signed in to profile mfa: no code of the MFA device arn:aws:iam::111122223333:mfa/ada"
                                    + " was given. Try again with one.");
            assertThat(aws.assumed()).isEmpty();
        }

        @Test
        void isNotAskedForASecondTimeBecauseTheMarkIsRefused() {
            aws.refusesTags.add(HUB);
            person.codes.add("111111");

            signIn("mfa").close();

            assertThat(person.asked).hasSize(1);
        }
    }

    @Nested
    class OtherSources {
        @Test
        void areAProgramThatPrintsThem() throws IOException {
            var program = Files.writeString(home.resolve("keys.json"), """
                {"Version":1,"AccessKeyId":"AKIAADA","SecretAccessKey":"s","SessionToken":"t",
                 "Expiration":"2026-11-23T11:00:00Z"}\
                """);

            try (var session = open("""
                [profile p]
                region = eu-west-1
                credential_process = cat %s
                endpoint_url = %s
                """.formatted(program, aws.url()), Map.of(), "profile:p", null)) {
                assertThat(session.identity().arn()).isEqualTo("arn:aws:iam::111122223333:user/ada");
                assertThat(session.validity().until()).contains(Instant.parse("2026-11-23T11:00:00Z"));
            }
        }

        @Test
        void areATokenInAFile() throws IOException {
            var token = Files.writeString(home.resolve("token"), "jwt");

            try (var session = open("""
                [profile w]
                region = eu-west-1
                web_identity_token_file = %s
                role_arn = %s
                endpoint_url = %s
                """.formatted(token, HUB, aws.url()), Map.of(), "profile:w", null)) {
                assertThat(session.identity().arn()).contains("assumed-role/hub/");
            }
            assertThat(aws.calls.getFirst().get("WebIdentityToken")).isEqualTo("jwt");
        }

        @Test
        void areTheEnvironmentForADefaultProfile() {
            try (var session = open(
                    """
                    [default]
                    region = eu-west-1
                    aws_access_key_id = AKIAOTHER
                    aws_secret_access_key = s
                    endpoint_url = %s
                    """.formatted(aws.url()),
                    Map.of("AWS_ACCESS_KEY_ID", "AKIAADA", "AWS_SECRET_ACCESS_KEY", "s"),
                    "profile:default",
                    null)) {
                assertThat(session.identity().arn()).endsWith("user/ada");
                assertThat(session.validity().until()).isEmpty();
            }
        }
    }
}
