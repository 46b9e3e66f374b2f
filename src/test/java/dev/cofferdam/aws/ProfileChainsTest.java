package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.ProfileChain.Base;
import dev.cofferdam.aws.ProfileChain.Role;
import dev.cofferdam.aws.ProfileChain.SsoSession;
import dev.cofferdam.aws.ProfileChain.Surrounding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.ProfileFile;

class ProfileChainsTest {
    private static final String KEYS = "aws_access_key_id = AKIA\naws_secret_access_key = s\n";

    @Nested
    class ABase {
        @Test
        void isKeys() {
            assertThat(chain("[profile a]\n" + KEYS, "a"))
                    .isEqualTo(
                            new ProfileChain(new Base.Keys("a", AwsBasicCredentials.create("AKIA", "s")), List.of()));
        }

        @Test
        void isTemporaryKeys() {
            assertThat(chain("[profile a]\n" + KEYS + "aws_session_token = t\n", "a")
                            .base())
                    .isEqualTo(new Base.Keys("a", AwsSessionCredentials.create("AKIA", "s", "t")));
        }

        @Test
        void isAProgram() {
            assertThat(chain("[profile a]\ncredential_process = /opt/keys --for \"me\"\n", "a")
                            .base())
                    .isEqualTo(new Base.Program("a", "/opt/keys --for \"me\""));
        }

        @Test
        void isATokenInAFile() {
            assertThat(chain("""
                [profile a]
                web_identity_token_file = /var/token
                role_arn = arn:aws:iam::111122223333:role/web
                """, "a"))
                    .isEqualTo(new ProfileChain(
                            new Base.WebIdentity(
                                    "a", Path.of("/var/token"), "arn:aws:iam::111122223333:role/web", null),
                            List.of()));
        }

        @Test
        void isWhatTheMachineRunsOn() {
            assertThat(chain("""
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/r
                credential_source = Ec2InstanceMetadata
                """, "a").base()).isEqualTo(new Base.Source("a", Surrounding.EC2_INSTANCE_METADATA));
        }

        @Test
        void isASharedSignInToIdentityCenter() {
            assertThat(chain("""
                [sso-session corp]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access, codewhisperer:completions
                [profile a]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Responder
                """, "a").base())
                    .isEqualTo(new Base.SingleSignOn(
                            "a",
                            new SsoSession(
                                    "corp",
                                    "https://corp.awsapps.com/start",
                                    "eu-west-1",
                                    List.of("sso:account:access", "codewhisperer:completions")),
                            "111122223333",
                            "Responder"));
        }

        @Test
        void isAProfilesOwnSignInToIdentityCenter() {
            var base = (Base.SingleSignOn) chain("""
                [profile a]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-west-1
                sso_account_id = 111122223333
                sso_role_name = Responder
                """, "a").base();
            assertThat(base.session().cacheKey()).isEqualTo("https://corp.awsapps.com/start");
        }

        @Test
        void isTheSdksSearchForADefaultProfileThatSaysNothing() {
            assertThat(chain("[default]\nregion = eu-west-1\n", "default").base())
                    .isEqualTo(new Base.Search());
        }
    }

    @Nested
    class Roles {
        @Test
        void areAssumedFromTheSourceOn() {
            var chain = chain("""
                [profile user]
                %s
                [profile hub]
                role_arn = arn:aws:iam::111122223333:role/hub
                source_profile = user
                mfa_serial = arn:aws:iam::111122223333:mfa/ada
                [profile prod]
                role_arn = arn:aws-us-gov:iam::444455556666:role/responder
                source_profile = hub
                external_id = e-1
                role_session_name = ada
                duration_seconds = 1800
                """.formatted(KEYS), "prod");

            assertThat(chain.base()).isInstanceOf(Base.Keys.class);
            assertThat(chain.roles())
                    .containsExactly(
                            new Role(
                                    "hub",
                                    "arn:aws:iam::111122223333:role/hub",
                                    null,
                                    null,
                                    null,
                                    "arn:aws:iam::111122223333:mfa/ada"),
                            new Role(
                                    "prod",
                                    "arn:aws-us-gov:iam::444455556666:role/responder",
                                    "ada",
                                    "e-1",
                                    Duration.ofMinutes(30),
                                    null));
            assertThat(chain.words())
                    .isEqualTo("keys → arn:aws:iam::111122223333:role/hub →"
                            + " arn:aws-us-gov:iam::444455556666:role/responder");
        }

        @Test
        void areAssumedWithAProfilesOwnKeysWhereItNamesItself() {
            var chain =
                    chain("[profile a]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = a\n" + KEYS, "a");

            assertThat(chain.base()).isInstanceOf(Base.Keys.class);
            assertThat(chain.roles()).hasSize(1);
        }

        @Test
        void areNotAssumedOfASourceThatHasKeysBesides() {
            var chain = chain("""
                [profile source]
                role_arn = arn:aws:iam::111122223333:role/other
                source_profile = source
                %s
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/r
                source_profile = source
                """.formatted(KEYS), "a");

            assertThat(chain.roles()).extracting(Role::arn).containsExactly("arn:aws:iam::111122223333:role/r");
        }
    }

    @Nested
    class IsRefused {
        @Test
        void whenItGoesRound() {
            refuses("""
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = b
                [profile b]
                role_arn = arn:aws:iam::111122223333:role/b
                source_profile = a
                """)
                    .hasMessage("The profiles go round in a circle: a → b → a. Mend source_profile in ~/.aws/config.");
        }

        @Test
        void whenItsSourceIsMissing() {
            refuses("[profile a]\nrole_arn = arn:aws:iam::111122223333:role/a\nsource_profile = b\n")
                    .hasMessage(
                            "There is no AWS profile called b, which profile a names as its source_profile. There are:"
                                    + " a.");
        }

        @Test
        void whenItNamesNoSource() {
            refuses("[profile a]\nrole_arn = arn:aws:iam::111122223333:role/a\n")
                    .hasMessageContaining("lacks source_profile or credential_source");
        }

        @Test
        void whenItNamesTwoSources() {
            refuses("""
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = a
                credential_source = Environment
                """).hasMessageContaining("has both source_profile and credential_source");
        }

        @Test
        void whenItsDurationCannotBe() {
            refuses("""
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = a
                duration_seconds = 60
                """).hasMessageContaining("a number from 900 to 43200");
        }

        @Test
        void whenItsSessionNameCannotBe() {
            refuses("""
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = a
                role_session_name = ada lovelace
                """).hasMessageContaining("'ada lovelace'");
        }

        @Test
        void whenItsSsoSessionIsMissing() {
            refuses("[profile a]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n")
                    .hasMessageContaining("sso-session corp, which there is not");
        }

        @Test
        void whenItSaysNothing() {
            refuses("[profile a]\nregion = eu-west-1\n").hasMessageContaining("names no credentials");
        }

        @Test
        void whenOnlyTheCliCanSignIn() {
            refuses("[profile a]\nlogin_session = arn:aws:iam::111122223333:user/ada\n")
                    .hasMessageContaining("aws configure export-credentials --profile a");
        }

        private AbstractThrowableAssert<?, ?> refuses(String configuration) {
            return assertThatThrownBy(() -> chain(configuration, "a")).isInstanceOf(AwsSessionException.class);
        }
    }

    private static ProfileChain chain(String configuration, String name) {
        return new ProfileChains(ProfileFile.builder()
                        .type(ProfileFile.Type.CONFIGURATION)
                        .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                        .build())
                .of(name);
    }
}
