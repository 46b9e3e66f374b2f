package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;

/** Against a server whose certificate nobody but the bundle knows. */
class CaBundleTest {
    private static final String PASSWORD = "not-secret";

    @TempDir
    private Path folder;

    private HttpsServer server;
    private Path bundle;

    @BeforeEach
    void start() throws Exception {
        var store = folder.resolve("server.p12");
        bundle = folder.resolve("corp.pem");
        keytool("-genkeypair", store, "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", store, "-rfc", "-file", bundle.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            var answer =
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isTrustedWhereTheEnvironmentNamesIt() {
        assertThat(account("", Map.of("AWS_CA_BUNDLE", bundle.toString()))).isEqualTo("1");
    }

    @Test
    void isTrustedWhereTheProfileNamesIt() {
        assertThat(account("[profile a]\nca_bundle = " + bundle + "\n", Map.of()))
                .isEqualTo("1");
    }

    @Test
    void isNeededForACertificateThatJavaDoesNotKnow() {
        assertThatThrownBy(() -> account("", Map.of())).isInstanceOf(SdkClientException.class);
    }

    @Test
    void isRefusedAtOnceWhenItCannotBeRead() {
        assertThatThrownBy(() -> account("", Map.of("AWS_CA_BUNDLE", "/no/such.pem")))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageStartingWith("The CA bundle /no/such.pem cannot be used");
    }

    @Test
    void isRefusedAtOnceWhenItHoldsNothing() throws IOException {
        var empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> account("", Map.of("AWS_CA_BUNDLE", empty.toString())))
                .hasMessageContaining("it holds no certificate");
    }

    private String account(String configuration, Map<String, String> environment) {
        var file = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                .build();
        var url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        try (var clients = new ClientFactory(
                new ClientFactory.Access(AnonymousCredentialsProvider.create(), url, file, "a", environment, "1"))) {
            return clients.client(StsClient.class, "eu-west-1")
                    .getCallerIdentity()
                    .account();
        }
    }

    private static void keytool(String command, Path store, String... more) throws IOException, InterruptedException {
        var line = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        line.addAll(java.util.List.of(more));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
