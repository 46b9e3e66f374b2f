package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.profiles.ProfileFile;

/** Signing in with real clients, against a server on the loopback interface that keeps to AWS's rules. */
class SignInTest {
    private static final String HUB = "arn:aws:iam::111122223333:role/hub";
    private static final String PROD = "arn:aws:iam::444455556666:role/responder";

    private final HandClock clock = new HandClock();
    private final Person person = new Person();
    private final List<Duration> pauses = new ArrayList<>();
    private LocalAws aws;
    private CaseLog log;

    @TempDir
    private Path home;

    @BeforeEach
    void open() throws IOException {
        aws = new LocalAws(clock);
        aws.knows("AKIAADA", "arn:aws:iam::111122223333:user/ada");
        log = new CaseHome(home.resolve("cofferdam"), clock, new SecureRandom())
                .create("Case", "high", null, actor(), Mode.LIVE);
    }

    @AfterEach
    void close() {
        log.close();
        aws.close();
    }

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
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(HUB, true),
                            org.assertj.core.groups.Tuple.tuple(PROD, true),
                            org.assertj.core.groups.Tuple.tuple(HUB, false),
                            org.assertj.core.groups.Tuple.tuple(PROD, false));
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
    class IdentityCenter {
        @Test
        void isSignedInToByTheBrowser() {
            aws.browser.addAll(List.of("authorization_pending", "slow_down"));

            try (var session = signIn("sso")) {
                assertThat(session.identity().arn()).contains("AWSReservedSSO_Responder/ada");
            }

            assertThat(person.shown).singleElement().satisfies(shown -> {
                assertThat(shown.code()).isEqualTo("ABCD-EFGH");
                assertThat(shown.address()).hasToString("https://device.sso.example/?user_code=ABCD-EFGH");
            });
            assertThat(person.stillShown).isFalse();
            assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6));
        }

        @Test
        void isSharedWithTheAwsCli() throws IOException {
            signIn("sso").close();

            // as the AWS CLI names it: the SHA-1 of the session's name
            var kept = home.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(kept))
                    .contains("\"expiresAt\":\"2026-11-23T18:00:01Z\"")
                    .contains("\"refreshToken\":\"refresh-1\"");
            signIn("sso").close();
            assertThat(person.shown).hasSize(1);
        }

        @Test
        void isRefreshedWithoutAskingAnybody() {
            signIn("sso").close();
            clock.pass(Duration.ofHours(9));

            signIn("sso").close();

            assertThat(person.shown).hasSize(1);
            assertThat(aws.tokenRequests.getLast())
                    .containsEntry("grantType", "refresh_token")
                    .containsEntry("refreshToken", "refresh-1");
        }

        @Test
        void isSignedInToAnewWhenTheRefreshIsRefused() {
            signIn("sso").close();
            clock.pass(Duration.ofHours(9));
            aws.refreshes = false;

            signIn("sso").close();

            assertThat(person.shown).hasSize(2);
        }

        @Test
        void isSignedInToAnewWhenSomebodySignedOut() {
            signIn("sso").close();
            aws.signsOut();

            signIn("sso").close();

            assertThat(person.shown).hasSize(2);
        }

        @Test
        void canBeCalledOff() {
            person.callsOff = true;

            assertThatThrownBy(() -> signIn("sso"))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessage("Not signed in to profile sso: the sign-in by the browser was called off.");
            assertThat(person.stillShown).isFalse();
        }

        @Test
        void doesNotWaitForEver() {
            for (var i = 0; i < 1000; i++) aws.browser.add("authorization_pending");

            assertThatThrownBy(() -> signIn("sso"))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageContaining("nobody agreed in the browser in time");
        }

        @Test
        void canBeWhereARoleIsAssumedFrom() {
            signIn("from-sso").close();

            assertThat(aws.assumed()).singleElement().satisfies(call -> {
                assertThat(call.accessKey()).startsWith("ASIASSO");
                assertThat(call.get("DurationSeconds")).isEqualTo("3600");
            });
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
                assertThat(session.validity().until()).contains(java.time.Instant.parse("2026-11-23T11:00:00Z"));
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

    @Nested
    class BreakGlass {
        @Test
        void isAskedForWithAReasonThatIsOnDiskBeforeTheRoleIsAssumed() {
            var order = new SessionOrder(log, actor(), "the responder role is locked out");

            try (var session = open(configuration(), Map.of(), "profile:prod", order)) {
                assertThat(session.identity().arn()).contains("assumed-role/break-glass/");
            }

            assertThat(types()).containsSubsequence("session.break_glass", "session.opened");
            var asked = records().stream()
                    .filter(r -> r.type().equals("session.break_glass"))
                    .findFirst();
            assertThat(asked.orElseThrow().content().body().path("reason").asString())
                    .isEqualTo("the responder role is locked out");
        }

        @Test
        void isLoggedEvenWhenTheRoleIsRefused() {
            aws.codes.put("arn:aws:iam::444455556666:role/break-glass", new HashSet<>());
            var order = new SessionOrder(log, actor(), "locked out");

            assertThatThrownBy(() -> open(configuration(), Map.of(), "profile:prod", order))
                    .isInstanceOf(AwsSessionException.class);
            assertThat(types()).containsSubsequence("session.break_glass", "session.refused");
        }

        @Test
        void needsAReason() {
            assertThatThrownBy(() -> new SessionOrder(log, actor(), " ")).hasMessageContaining("without a reason");
        }

        @Test
        void needsAProfileThatNamesIt() {
            var order = new SessionOrder(log, actor(), "locked out");

            assertThatThrownBy(() -> open(configuration(), Map.of(), "profile:sso", order))
                    .hasMessage("Profile sso names no break-glass profile. Add cofferdam_break_glass = NAME to it in"
                            + " ~/.aws/config.");
        }
    }

    @Nested
    class AnotherAccount {
        private static final String MEMBER = "arn:aws:iam::777788889999:role/incident/Responder";

        private final AccountRole there = new AccountRole("777788889999", "incident/Responder");

        @Test
        void isEnteredByARoleWithTheSessionsCredentials() {
            try (var session = signIn("prod")) {
                var other = session.in(there);

                assertThat(other.identity().account()).isEqualTo("777788889999");
                assertThat(other.defaultRegion()).isEqualTo("eu-west-1");
                assertThat(session.in(there)).isSameAs(other);
            }
            var entered = aws.assumed().getLast();
            assertThat(entered.get("RoleArn")).isEqualTo(MEMBER);
            assertThat(entered.accessKey()).startsWith("ASIARESPONDER");
            assertThat(entered.get("RoleSessionName")).isEqualTo("cofferdam-Ada-L");
        }

        @Test
        void isTiedToTheCaseAndRecorded() {
            try (var session = signIn("prod")) {
                session.in(there);
            }
            assertThat(aws.assumed().getLast().get("Tags.member.1.Value")).isEqualTo(log.caseId());
            assertThat(opened().path("account").asString()).isEqualTo("777788889999");
            assertThat(opened().path("credentials").asString()).endsWith(" → " + MEMBER);
            assertThat(opened().path("source_identity").asString()).isEqualTo("cofferdam-" + log.caseId());
        }

        @Test
        void thatRefusesIsToldAndAskedAgainTheNextTime() {
            try (var session = signIn("prod")) {
                aws.codes.put(MEMBER, new HashSet<>());
                assertThatThrownBy(() -> session.in(there))
                        .isInstanceOf(AwsSessionException.class)
                        .hasMessageContaining(MEMBER);
                assertThat(types()).endsWith("session.refused");

                aws.codes.remove(MEMBER);
                assertThat(session.in(there).identity().account()).isEqualTo("777788889999");
            }
        }
    }

    private AwsSession signIn(String profile) {
        return open(configuration(), Map.of(), "profile:" + profile, SessionOrder.of(log, actor()));
    }

    private String configuration() {
        return """
            [profile user]
            aws_access_key_id = AKIAADA
            aws_secret_access_key = s
            [profile hub]
            role_arn = %2$s
            source_profile = user
            duration_seconds = 7200
            [profile prod]
            region = eu-west-1
            role_arn = %3$s
            source_profile = hub
            external_id = e-1
            duration_seconds = 7200
            endpoint_url = %1$s
            cofferdam_break_glass = glass
            [profile glass]
            role_arn = arn:aws:iam::444455556666:role/break-glass
            source_profile = user
            endpoint_url = %1$s
            [profile mfa]
            region = eu-west-1
            role_arn = %2$s
            source_profile = user
            mfa_serial = arn:aws:iam::111122223333:mfa/ada
            endpoint_url = %1$s
            [profile nobody]
            aws_access_key_id = AKIANOBODY
            aws_secret_access_key = s
            [profile stranger]
            region = eu-west-1
            role_arn = %2$s
            source_profile = nobody
            endpoint_url = %1$s
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-west-1
            [profile sso]
            region = eu-west-1
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Responder
            endpoint_url = %1$s
            [profile from-sso]
            region = eu-west-1
            role_arn = %3$s
            source_profile = sso
            duration_seconds = 43200
            endpoint_url = %1$s
            """.formatted(aws.url(), HUB, PROD);
    }

    private AwsSession open(
            String configuration,
            Map<String, String> environment,
            String target,
            @org.jspecify.annotations.Nullable SessionOrder order) {
        var file = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                .build();
        CallPace.Pause pause = time -> {
            pauses.add(time);
            clock.pass(time);
        };
        var around = new ProfileSignIn.Around(clock, pause, "1", environment, home, person);
        return new LiveSessions(around, () -> file).open(Target.parse(target), order);
    }

    private static Actor actor() {
        return new Actor("Ada L", "ada", "host", null, null);
    }

    private List<LogRecord> records() {
        var all = new ArrayList<LogRecord>();
        try (var reader = log.reader()) {
            reader.forEach(0, all::add);
        }
        return all;
    }

    private List<String> types() {
        return records().stream().map(LogRecord::type).toList();
    }

    private tools.jackson.databind.JsonNode opened() {
        return records().stream()
                .filter(record -> record.type().equals("session.opened"))
                .reduce((_, later) -> later)
                .orElseThrow()
                .content()
                .body();
    }
}
