package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecordLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.iam.IamClient;

/** A session whose role needs an MFA code, and whose credentials end while a step works. */
class RenewalTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/responder";

    private static final Origin ORIGIN = Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.LIVE);

    private static final int STEPS = 8;

    /** Until that many calls wait for new credentials. */
    private final CountDownLatch expired = new CountDownLatch(STEPS);

    private final HandClock clock = new HandClock();
    private final Person person = new Person();
    private final MemoryLog log = new MemoryLog();
    private LocalAws aws;
    private AwsSession session;
    private IamClient iam;

    @TempDir
    private Path home;

    @BeforeEach
    void open() throws IOException {
        aws = new LocalAws(clock);
        aws.knows("AKIAADA", "arn:aws:iam::111122223333:user/ada");
        aws.codes.put(ROLE, new HashSet<>(List.of("000001", "000002", "000003")));
        person.codes.add("000001");
        session = signIn("""
            [profile r]
            region = eu-west-1
            role_arn = %s
            source_profile = user
            mfa_serial = arn:aws:iam::111122223333:mfa/ada
            endpoint_url = %s
            [profile user]
            aws_access_key_id = AKIAADA
            aws_secret_access_key = s
            """.formatted(ROLE, aws.url()));
        iam = recorded(session);
    }

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Nested
    class BeforeTheEnd {
        @Test
        void nobodyIsAskedWhileThereIsTime() {
            clock.pass(Duration.ofMinutes(54));

            delete("bob");

            assertThat(person.asked).hasSize(1);
            assertThat(log.types()).containsExactly("aws.intended", "aws.answered");
        }

        @Test
        void itIsRenewedBeforeTheNextCall() {
            person.codes.add("000002");
            clock.pass(Duration.ofMinutes(56));

            delete("bob");

            assertThat(log.types()).containsExactly("session.renewed", "aws.intended", "aws.answered");
            assertThat(session.validity().until()).contains(clock.instant().plus(Duration.ofHours(1)));
            assertThat(signedWith("DeleteUser")).doesNotContain("ASIARESPONDER1");
        }

        @Test
        void whoDoesNotWantToYetIsNotAskedAtEveryCall() {
            clock.pass(Duration.ofMinutes(56));

            delete("bob");
            delete("eve");

            assertThat(person.asked).hasSize(2);
            assertThat(log.types())
                    .containsExactly(
                            "session.not_renewed", "aws.intended", "aws.answered", "aws.intended", "aws.answered");
        }
    }

    @Nested
    class AtTheEnd {
        @BeforeEach
        void end() {
            aws.endSessions();
        }

        @Test
        void theSameCallGoesOnWithNewCredentials() {
            person.codes.add("000002");

            delete("bob");

            assertThat(log.types())
                    .containsExactly(
                            "aws.intended",
                            "aws.answered",
                            "session.expired",
                            "session.renewed",
                            "aws.intended",
                            "aws.answered");
            assertThat(outcomes()).containsExactly("failed", "succeeded");
            assertThat(aws.calls.stream().filter(call -> call.get("Action").equals("DeleteUser")))
                    .extracting(call -> call.get("UserName"))
                    .containsExactly("bob", "bob");
            assertThat(session.validity().generation()).isEqualTo(1);
        }

        /** EC2's word for it, which the SDK takes for a wrong clock: it tries a read again by itself. */
        @Test
        void theSameReadGoesOnAlsoWhereTheSdkHadTriedItSeveralTimes() {
            aws.endedCode = "RequestExpired";
            person.codes.add("000002");

            iam.getUser(r -> r.userName("bob"));

            assertThat(log.types()).containsExactly("aws.read", "session.expired", "session.renewed", "aws.read");
            var first = log.records.getFirst().content();
            assertThat(Objects.requireNonNull(first.aws()).attempts()).isGreaterThan(1);
        }

        @Test
        void theSameChangeGoesOnWhateverTheServiceCallsIt() {
            aws.endedCode = "RequestExpired";
            person.codes.add("000002");

            delete("bob");

            var first = log.records.get(1).content();
            assertThat(Objects.requireNonNull(first.aws()).attempts()).isEqualTo(1);
            assertThat(outcomes()).containsExactly("failed", "succeeded");
        }

        @Test
        void callingOffTheCodeFailsTheCallAndLeavesItRepeatable() {
            assertThatThrownBy(() -> delete("bob"))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageContaining("no code of the MFA device");
            assertThat(log.types())
                    .containsExactly("aws.intended", "aws.answered", "session.expired", "session.not_renewed");
            assertThat(AwsErrors.explain(new AwsSessionException("x")).changeUnknown())
                    .isFalse();

            person.codes.add("000002");
            delete("bob");
            assertThat(outcomes()).containsExactly("failed", "failed", "succeeded");
        }

        @Test
        void stepsAtWorkAtTheSameTimeRenewOnce() throws Exception {
            person.codes.add("000002");
            person.whenAsked = () -> awaits(expired);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var steps = IntStream.range(0, STEPS)
                        .<Future<?>>mapToObj(i -> threads.submit(() -> delete("user-" + i)))
                        .toList();
                for (var step : steps) step.get();
            }

            assertThat(person.asked).hasSize(2);
            assertThat(Collections.frequency(outcomes(), "succeeded")).isEqualTo(STEPS);
        }

        @Test
        void nobodyIsAskedForEverWhenNewCredentialsAreRefusedToo() {
            person.codes.addAll(List.of("000002", "000003"));
            // whatever is handed out has ended by the time that it is used for the user
            aws.endsFor = "DeleteUser";

            assertThatThrownBy(() -> delete("bob")).hasMessageContaining("expired");
            assertThat(person.asked).hasSize(2);
        }
    }

    @Test
    void waitsAsItsStepWaits() {
        aws.endSessions();
        var cancelled = new IllegalStateException("the step was cancelled");
        var waiting = new Waiting() {
            @Override
            public <T> T during(Asking<T> asking) {
                throw cancelled;
            }
        };

        var waits = new Recorder(log, ORIGIN, session, waiting).client(IamClient.class, "eu-west-1");

        assertThatThrownBy(() -> waits.deleteUser(r -> r.userName("bob"))).isSameAs(cancelled);
        assertThat(person.asked).hasSize(1);
        assertThat(log.types()).containsExactly("aws.intended", "aws.answered", "session.expired");
    }

    @Test
    void isRefusedAsSomebodyElse() {
        person.codes.add("000002");
        aws.namesSessions = "mallory";
        aws.endSessions();

        assertThatThrownBy(() -> delete("bob"))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("which is somebody else");
        assertThat(session.identity().arn()).endsWith("/cofferdam");
    }

    @Test
    void keysThatDoNotChangeCannotBeRenewed() {
        aws.knows("ASIAWRITTEN", "arn:aws:iam::111122223333:user/ada");
        try (var written = signIn("""
            [profile r]
            region = eu-west-1
            aws_access_key_id = ASIAWRITTEN
            aws_secret_access_key = s
            aws_session_token = t
            endpoint_url = %s
            """.formatted(aws.url()))) {
            aws.endSessions();

            assertThatThrownBy(() -> recorded(written).deleteUser(r -> r.userName("bob")))
                    .hasMessageContaining("expired");
            assertThat(log.types()).containsExactly("aws.intended", "aws.answered", "session.expired");
        }
    }

    private void delete(String user) {
        iam.deleteUser(r -> r.userName(user));
    }

    private List<String> outcomes() {
        return log.records.stream()
                .filter(record -> record.type().equals("aws.answered"))
                .map(record -> record.content().body().path("outcome").asString())
                .toList();
    }

    private List<String> signedWith(String action) {
        return aws.calls.stream()
                .filter(call -> call.get("Action").equals(action))
                .map(LocalAws.Call::accessKey)
                .toList();
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private IamClient recorded(AwsSession of) {
        RecordLog counting = draft -> {
            var record = log.append(draft);
            if (record.type().equals("session.expired")) expired.countDown();
            return record;
        };
        return new Recorder(counting, ORIGIN, of).client(IamClient.class, "eu-west-1");
    }

    private AwsSession signIn(String configuration) {
        var file = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                .build();
        var around = new ProfileSignIn.Around(clock, clock::pass, "1", Map.of(), home, person);
        return new LiveSessions(around, () -> file).open(Target.parse("profile:r"), home);
    }
}
