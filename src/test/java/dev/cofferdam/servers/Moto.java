package dev.cofferdam.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A moto server of our own, on a free port of this machine. Source: moto's documentation, "Non-Python SDK's / Server
 * Mode".
 */
final class Moto implements AutoCloseable {
    /** Where {@code moto_server} is; without it the PATH is searched. */
    static final String VARIABLE = "COFFERDAM_MOTO";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path program;
    private final Process process;
    private final URI address;

    private Moto(Path program) {
        this.program = program;
        try {
            var port = freePort();
            address = URI.create("http://127.0.0.1:" + port);
            process = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .start();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the calling tests, with the reason, where no moto is installed. */
    static Moto startOrSkip() {
        var found = find();
        Assumptions.assumeTrue(
                found.isPresent(),
                "moto is not installed: there is no moto_server on the PATH, and %s does not say where it is"
                        .formatted(VARIABLE));
        return new Moto(found.orElseThrow());
    }

    /**
     * @throws IllegalStateException when {@value #VARIABLE} names no such file: that is a mistake, no reason to skip
     */
    private static Optional<Path> find() {
        var named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            var program = Path.of(named);
            if (Files.isExecutable(program)) return Optional.of(program);
            throw new IllegalStateException("%s names no program: %s".formatted(VARIABLE, named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    URI address() {
        return address;
    }

    /** The Python that moto runs on: boto3 is one of its parts. */
    Path python() {
        try {
            return program.toRealPath().resolveSibling("python");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything that was made. */
    void reset() {
        var reset = HttpRequest.newBuilder(address.resolve("/moto-api/reset"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var status =
                    http.send(reset, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) throw new IOException("moto answered its reset with " + status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Its log says when it listens; read on to the end, or the full pipe would stop it. */
    private void awaitReady() throws IOException {
        var log = process.inputReader();
        var said = new StringBuilder();
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Running on")) {
                Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new IOException(program + " ended at once:\n" + said);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
