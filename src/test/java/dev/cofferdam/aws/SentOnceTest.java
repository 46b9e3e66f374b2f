package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Against a server on the loopback interface that takes every call and then says nothing. */
class SentOnceTest {
    private static final String WHO = """
        <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/ada</Arn>\
        <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>\
        """;
    private static final String THROTTLED = """
        <Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error>\
        </Errors></Response>\
        """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private AwsSession session;
    private Ec2Client ec2;
    private volatile boolean throttles;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        session = new LiveSessions(
                        new ProfileSignIn.Around(
                                Clock.systemUTC(), _ -> {}, "test", Map.of(), Path.of("no-home"), SignInPrompts.NOBODY),
                        () -> ProfileFile.aggregator().build())
                .open(new Target.Endpoint(url, "us-east-1"), Path.of("."));
        var origin = Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE);
        ec2 = new Recorder(new MemoryLog(), origin, session).client(Ec2Client.class, "us-east-1");
    }

    @AfterEach
    void stop() {
        session.close();
        server.stop(0);
    }

    @Test
    void asksNoSecondTimeForAChangeWhoseAnswerWasLost() {
        assertThatThrownBy(() -> ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1")))
                .isInstanceOf(SdkClientException.class)
                .satisfies(thrown ->
                        assertThat(AwsErrors.explain(thrown).changeUnknown()).isTrue());

        assertThat(asked).containsOnlyOnce("CreateSnapshot");
    }

    @Test
    void asksAgainForWhatOnlyReads() {
        assertThatThrownBy(() -> ec2.describeSnapshots()).isInstanceOf(SdkClientException.class);

        assertThat(asked).filteredOn("DescribeSnapshots"::equals).hasSizeGreaterThan(1);
    }

    @Test
    void asksAgainForAChangeThatAwsKnowsByItsToken() {
        assertThatThrownBy(() -> ec2.runInstances(r -> r.minCount(1).maxCount(1)))
                .isInstanceOf(SdkClientException.class);

        assertThat(asked).filteredOn("RunInstances"::equals).hasSizeGreaterThan(1);
    }

    @Test
    void asksAgainForAChangeThatWasThrottled() {
        throttles = true;
        assertThatThrownBy(() -> ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1")))
                .satisfies(thrown ->
                        assertThat(AwsErrors.explain(thrown).changeUnknown()).isTrue());

        assertThat(asked).filteredOn("CreateSnapshot"::equals).hasSize(2);
    }

    /** Throttles once, if at all. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var operation = body.replaceFirst("(?s)^(?:.*&)?Action=([A-Za-z]+).*$", "$1");
            asked.add(operation);
            if (operation.equals("GetCallerIdentity")) reply(exchange, 200, WHO);
            else if (operation.equals("ListAccountAliases")) reply(exchange, 403, "");
            else if (throttles) {
                throttles = false;
                reply(exchange, 503, THROTTLED);
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
