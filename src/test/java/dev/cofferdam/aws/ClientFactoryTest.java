package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** What goes over the wire, to a server on the loopback interface. */
class ClientFactoryTest {
    private static final int AT_ONCE = 128;

    private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch together = new CountDownLatch(AT_ONCE);
    private HttpServer server;
    private ClientFactory clients;
    private boolean answersAllAtOnce;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), AT_ONCE);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            if (answersAllAtOnce) waitForTheOthers();
            var answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        clients = new ClientFactory(new ClientFactory.Access(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                ProfileFile.aggregator().build(),
                null,
                Map.of(),
                "1"));
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop(0);
    }

    private void waitForTheOthers() {
        together.countDown();
        try {
            together.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SecurityHubClient hub() {
        return clients.client(SecurityHubClient.class, "us-east-1");
    }

    @Test
    void sendsEveryMethodThatServicesHave() {
        hub().batchUpdateFindings(r -> {});

        assertThat(asked).containsExactly("PATCH /findings/batchupdate");
    }

    /** The server answers none of them before it has them all. */
    @Test
    void hasManyCallsOnTheirWayAtOnce() throws Exception {
        answersAllAtOnce = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> threads.submit(() -> hub().getFindings(r -> {})))
                    .toList();
            for (Future<?> call : calls) call.get();
        }

        assertThat(asked).hasSize(AT_ONCE);
    }

    /** So that a program that is done can end. */
    @Test
    void leavesNoThreadThatHoldsTheProgramUp() {
        var before = Thread.getAllStackTraces().keySet();
        hub().getFindings(r -> {});

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .filteredOn(thread -> !thread.getName().startsWith("HTTP-Dispatcher"))
                .allMatch(Thread::isDaemon);
    }
}
