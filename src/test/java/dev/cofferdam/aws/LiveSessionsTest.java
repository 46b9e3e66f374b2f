package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Against a server on the loopback interface that speaks as much of the query protocol as is needed. */
class LiveSessionsTest {
    private static final String WHO = """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:aws-cn:sts::123456789012:assumed-role/Responder/ada</Arn>
            <UserId>AROAEXAMPLE:ada</UserId>
            <Account>123456789012</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>req-who</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """;
    private static final String ALIASES = """
        <ListAccountAliasesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <ListAccountAliasesResult>
            <IsTruncated>false</IsTruncated><AccountAliases><member>prod</member></AccountAliases>
          </ListAccountAliasesResult>
          <ResponseMetadata><RequestId>req-alias</RequestId></ResponseMetadata>
        </ListAccountAliasesResponse>
        """;

    private record Reply(int status, String body) {
        static Reply error(int status, String code, String message) {
            return new Reply(
                    status,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>req-err</RequestId></ErrorResponse>"
                            .formatted(code, message));
        }
    }

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private final List<String> userAgents = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Deque<Reply> next = new ConcurrentLinkedDeque<>();
    private HttpServer server;
    private Target.Endpoint target;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        target = new Target.Endpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "eu-west-1");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void warmsUpWithoutAskingAnybodyOrNeedingAnAccount() {
        sessions(Map.of(), "").warmUp();

        assertThat(userAgents).isEmpty();
    }

    @Nested
    class AnEndpoint {
        @Test
        void isAnExerciseInTheAccountThatItSays() {
            try (var session = open(Map.of())) {
                assertThat(session.mode()).isEqualTo(Mode.EXERCISE);
                assertThat(session.defaultRegion()).isEqualTo("eu-west-1");
                assertThat(session.identity())
                        .isEqualTo(new Identity(
                                "arn:aws-cn:sts::123456789012:assumed-role/Responder/ada",
                                "123456789012",
                                "aws-cn",
                                "prod"));
            }
            assertThat(authorizations.getFirst()).contains("Credential=test/").contains("/eu-west-1/sts/");
            assertThat(userAgents).allMatch(agent -> agent.startsWith("cofferdam/1.2.3 "));
        }

        @Test
        void takesTheEnvironmentsCredentialsWhereThereAreSome() {
            open(Map.of("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY", "s"))
                    .close();

            assertThat(authorizations.getFirst()).contains("Credential=AKIAEXAMPLE/");
        }

        @Test
        void hasNoAliasWhereItMayNotBeRead() {
            next.add(new Reply(200, WHO));
            next.add(Reply.error(403, "AccessDenied", "no"));

            try (var session = open(Map.of())) {
                assertThat(session.identity().alias()).isNull();
            }
        }

        @Test
        void keepsOneClientForEachServiceAndRegion() {
            try (var session = open(Map.of())) {
                var client = session.client(IamClient.class, "eu-west-1");
                assertThat(session.client(IamClient.class, "eu-west-1")).isSameAs(client);
                assertThat(session.client(IamClient.class, "us-east-1")).isNotSameAs(client);
            }
        }
    }

    @Nested
    class ARecordedCall {
        private final MemoryLog log = new MemoryLog();

        @Test
        void tellsHowOftenItWasSentAndWhatTheServerCalledIt() {
            try (var session = open(Map.of())) {
                next.add(Reply.error(503, "ServiceUnavailable", "later"));
                sts(session).getCallerIdentity();
            }
            assertThat(log.records).singleElement().satisfies(record -> {
                var aws = Objects.requireNonNull(record.content().aws());
                assertThat(aws.attempts()).isEqualTo(2);
                assertThat(aws.httpStatus()).isEqualTo(200);
                assertThat(aws.requestId()).isEqualTo("req-who");
                assertThat(aws.httpDate()).endsWith("GMT");
            });
        }

        @Test
        void tellsItForAFailureToo() {
            try (var session = open(Map.of())) {
                next.add(Reply.error(503, "ServiceUnavailable", "later"));
                next.add(Reply.error(403, "AccessDenied", "no"));
                assertThatThrownBy(() -> sts(session).getCallerIdentity()).isInstanceOf(StsException.class);
            }
            assertThat(log.records).singleElement().satisfies(record -> {
                var aws = Objects.requireNonNull(record.content().aws());
                assertThat(aws.attempts()).isEqualTo(2);
                assertThat(aws.httpStatus()).isEqualTo(403);
                assertThat(aws.requestId()).isEqualTo("req-err");
                assertThat(aws.httpDate()).endsWith("GMT");
            });
        }

        @Test
        void isSentOnceForEachAttemptThatIsCounted() throws IOException {
            var received = new AtomicInteger();
            try (var session = open(Map.of());
                    var mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
                var _ = Thread.startVirtualThread(() -> hangUpOn(mute, received));
                var url = URI.create("http://127.0.0.1:" + mute.getLocalPort());
                var clients = new ClientFactory(new ClientFactory.Access(
                        AnonymousCredentialsProvider.create(),
                        url,
                        ProfileFile.aggregator().build(),
                        null,
                        Map.of(),
                        "1"));
                var origin = Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE);
                var renewal = new Renewal((_, _, _) -> {}, session.validity(), Waiting.TO_THE_END);
                var iam = new RecordedClient(
                        log,
                        origin,
                        session,
                        "iam",
                        "us-east-1",
                        clients.client(IamClient.class, "us-east-1"),
                        renewal);
                var recorded = (IamClient)
                        Proxy.newProxyInstance(IamClient.class.getClassLoader(), new Class<?>[] {IamClient.class}, iam);

                assertThatThrownBy(() -> recorded.getUser(r -> r.userName("bob")))
                        .isInstanceOf(SdkClientException.class);

                var answered = log.records.getLast().content();
                assertThat(Objects.requireNonNull(answered.aws()).attempts())
                        .isEqualTo(received.get())
                        .isGreaterThan(1);
                clients.close();
            }
        }

        /**
         * Takes a request and closes the connection without an answer, which the JDK may take for leave to repeat it.
         */
        private void hangUpOn(ServerSocket server, AtomicInteger received) {
            try {
                while (true) {
                    try (var socket = server.accept()) {
                        var _ = socket.getInputStream().read(new byte[4096]);
                        received.incrementAndGet();
                    }
                }
            } catch (IOException _) {
                // the test is over
            }
        }

        @Test
        void doesNotCountAnotherCallsAttempts() {
            try (var session = open(Map.of())) {
                next.add(Reply.error(503, "ServiceUnavailable", "later"));
                sts(session).getCallerIdentity();
                sts(session).getCallerIdentity();
            }
            assertThat(Objects.requireNonNull(log.records.getLast().content().aws())
                            .attempts())
                    .isEqualTo(1);
        }

        private StsClient sts(AwsSession session) {
            var origin = Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE);
            return new Recorder(log, origin, session).client(StsClient.class, "eu-west-1");
        }
    }

    @Nested
    class AProfile {
        @Test
        void isALiveAccountInItsOwnRegion() {
            var sessions = sessions(Map.of("AWS_REGION", "us-west-2"), """
                [profile ir]
                region = eu-central-1
                aws_access_key_id = AKIAPROFILE
                aws_secret_access_key = s
                endpoint_url = %s
                """.formatted(target.url()));

            try (var session = sessions.open(Target.parse("profile:ir"), Path.of("."))) {
                assertThat(session.mode()).isEqualTo(Mode.LIVE);
                assertThat(session.defaultRegion()).isEqualTo("eu-central-1");
            }
            assertThat(authorizations.getFirst()).contains("Credential=AKIAPROFILE/");
        }

        @Test
        void isRefusedWithThoseThatThereAreWhenItIsUnknown() {
            refuses("profile:nobody", "[profile ir]\nregion = eu-central-1\n")
                    .hasMessage("There is no AWS profile called nobody. There are: ir.");
        }

        @Test
        void isRefusedWithoutARegion() {
            refuses("profile:ir", "[profile ir]\naws_access_key_id = a\naws_secret_access_key = b\n")
                    .hasMessageStartingWith("Profile ir names no region. Add one: profile:ir,us-east-1");
        }

        @Test
        void isRefusedWithoutCredentials() {
            refuses("profile:ir", "[profile ir]\nregion = eu-central-1\n")
                    .hasMessageStartingWith("Profile ir in ~/.aws/config names no credentials. Give it keys");
        }

        @Test
        void isRefusedWhenItsSessionHasExpired() {
            next.add(Reply.error(403, "ExpiredToken", "The security token included in the request is expired"));
            refuses("profile:ir", """
                [profile ir]
                region = eu-central-1
                aws_access_key_id = ASIAPROFILE
                aws_secret_access_key = s
                endpoint_url = %s
                """.formatted(target.url()))
                    .hasMessage(
                            "Cannot sign in to profile:ir. ExpiredToken: The security token included in the request is"
                                + " expired. Sign in again (for example aws sso login --profile NAME), then retry.");
        }

        @Test
        void isRefusedWhenAwsCannotBeReached() throws IOException {
            int closed;
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                closed = socket.getLocalPort();
            }
            refuses("endpoint:http://127.0.0.1:" + closed, "").hasMessageContaining("Check the network");
        }

        private org.assertj.core.api.AbstractThrowableAssert<?, ?> refuses(String where, String configuration) {
            return assertThatThrownBy(() -> sessions(Map.of(), configuration).open(Target.parse(where), Path.of(".")))
                    .isInstanceOf(AwsSessionException.class);
        }
    }

    private AwsSession open(Map<String, String> environment) {
        return sessions(environment, "").open(target, Path.of("."));
    }

    private LiveSessions sessions(Map<String, String> environment, String configuration) {
        var file = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                .build();
        return new LiveSessions(
                new ProfileSignIn.Around(
                        clock, _ -> {}, "1.2.3", environment, Path.of("no-home"), SignInPrompts.NOBODY),
                () -> file);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        var planned = next.poll();
        var reply =
                planned != null ? planned : new Reply(200, body.contains("Action=GetCallerIdentity") ? WHO : ALIASES);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
