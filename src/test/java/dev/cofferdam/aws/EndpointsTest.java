package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;

/** Whom a client would call, as a proxy hears it; nobody is called. */
class EndpointsTest {
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, '', sts.eu-west-1.amazonaws.com",
        "us-east-1, use_fips_endpoint = true, sts-fips.us-east-1.amazonaws.com",
        "eu-west-1, use_dualstack_endpoint = true, sts.eu-west-1.api.aws",
        "us-gov-west-1, '', sts.us-gov-west-1.amazonaws.com",
        "cn-north-1, '', sts.cn-north-1.amazonaws.com.cn"
    })
    void areThoseOfTheRegionAndTheProfile(String region, String setting, String host) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (var proxy = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var _ = Thread.startVirtualThread(() -> refuse(proxy, asked));
            try (var clients = new ClientFactory(new ClientFactory.Access(
                    AnonymousCredentialsProvider.create(),
                    null,
                    file("[profile a]\n" + setting + "\n"),
                    "a",
                    Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort()),
                    "1"))) {
                assertThatThrownBy(() -> clients.client(StsClient.class, region).getCallerIdentity())
                        .isInstanceOfSatisfying(SdkException.class, e -> {
                            assertThat(AwsErrors.explain(e).category()).isEqualTo(AwsError.Category.UNREACHABLE);
                            assertThat(AwsErrors.explain(e).message()).contains("no answer of AWS", "HTTPS_PROXY");
                        });
            }
        }
        assertThat(asked).isNotEmpty().allMatch(("CONNECT " + host + ":443 HTTP/1.1")::equals);
    }

    private static void refuse(ServerSocket proxy, List<String> asked) {
        try {
            while (true) {
                try (var socket = proxy.accept()) {
                    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                    asked.add(String.valueOf(in.readLine()));
                    socket.getOutputStream()
                            .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    private static ProfileFile file(String configuration) {
        return ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
