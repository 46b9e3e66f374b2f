package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;

class ProxiesTest {
    @Test
    void areThoseForHttpsWhereAwsItselfIsAsked() {
        var proxy = Proxies.of(
                null, Map.of("HTTPS_PROXY", "http://ada:s3c%20ret@proxy.corp:3128", "HTTP_PROXY", "http://other:80"));

        assertThat(proxy.host()).isEqualTo("proxy.corp");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.username()).isEqualTo("ada");
        assertThat(proxy.password()).isEqualTo("s3c ret");
    }

    @Test
    void areTakenInLowerCaseFirst() {
        assertThat(Proxies.of(null, Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2"))
                        .host())
                .isEqualTo("lower");
    }

    @Test
    void areNotThereWhereNothingIsSaid() {
        assertThat(Proxies.of(null, Map.of()).host()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "vpce.corp, vpce.corp, true",
        ".corp, sts.corp, true",
        "*.corp, sts.corp, true",
        "corp, sts.corp, true",
        "corp, stscorp, false",
        "*, anything, true",
        "'a, b', b, true"
    })
    void leaveOutWhatIsNamed(String list, String host, boolean without) {
        var proxy = Proxies.of(null, Map.of("https_proxy", "proxy:1", "NO_PROXY", list));

        assertThat(proxy.nonProxyHosts().stream().anyMatch(host::matches)).isEqualTo(without);
    }

    @Test
    void mustBeAddresses() {
        assertThatThrownBy(() -> Proxies.of(null, Map.of("HTTPS_PROXY", "proxy.corp")))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("a host and a port");
    }

    @Test
    void areWhatCallsGoThrough() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var clients = new ClientFactory(new ClientFactory.Access(
                        AnonymousCredentialsProvider.create(),
                        URI.create("http://emulator.invalid:4566"),
                        ProfileFile.aggregator().build(),
                        null,
                        Map.of("http_proxy", "http://127.0.0.1:" + proxy.getLocalPort()),
                        "1"))) {
            var seen = threads.submit(() -> answerOne(proxy));

            assertThat(clients.client(StsClient.class, "eu-west-1")
                            .getCallerIdentity()
                            .account())
                    .isEqualTo("1");
            assertThat(seen.get()).startsWith("POST http://emulator.invalid:4566");
        }
    }

    /** Java's own connection does not give a name and a password for a tunnel; a corporate proxy wants them there. */
    @Test
    void areToldWhoAsksWhereTheyWantToKnow() throws Exception {
        try (var proxy = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var clients = new ClientFactory(new ClientFactory.Access(
                        AnonymousCredentialsProvider.create(),
                        URI.create("https://sts.invalid"),
                        ProfileFile.aggregator().build(),
                        null,
                        Map.of("https_proxy", "http://ada:s3c%20ret@127.0.0.1:" + proxy.getLocalPort()),
                        "1"))) {
            var seen = threads.submit(() -> headersAfterAsking(proxy));
            var call = threads.submit(
                    () -> clients.client(StsClient.class, "eu-west-1").getCallerIdentity());

            assertThat(seen.get())
                    .startsWith("CONNECT sts.invalid:443")
                    .contains("Proxy-Authorization: Basic "
                            + Base64.getEncoder().encodeToString("ada:s3c ret".getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(call::get).hasCauseInstanceOf(SdkException.class);
        }
    }

    /** Wants to know who asks, tells what comes then, and lets nobody through. */
    private static String headersAfterAsking(ServerSocket proxy) throws IOException {
        while (true) {
            try (var socket = proxy.accept()) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var headers = in.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
                var knows = headers.contains("Proxy-Authorization");
                var answer = knows ? "403 Forbidden" : "407 Who asks\r\nProxy-Authenticate: Basic realm=\"corp\"";
                socket.getOutputStream()
                        .write("HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .formatted(answer)
                                .getBytes(StandardCharsets.UTF_8));
                if (knows) return headers;
            }
        }
    }

    private static String answerOne(ServerSocket proxy) throws IOException {
        try (var socket = proxy.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var first = in.readLine();
            var answer =
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                            .formatted(answer.length(), answer)
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            while (in.read() >= 0) {
                // until the other side is done, so that it is not cut off
            }
            return first;
        }
    }
}
