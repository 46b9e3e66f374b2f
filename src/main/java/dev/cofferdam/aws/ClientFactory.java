package dev.cofferdam.aws;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;

/**
 * Builds SDK clients and keeps them, one for each service and region, over one HTTP client. Thread-safe.
 *
 * <p>A client's builder is had from the static {@code builder()} that every generated client interface has: a table of
 * services would have to grow with each action, and this is the SDK's own public way.
 */
final class ClientFactory implements ClientSource, AutoCloseable {
    static final int MOST_ATTEMPTS = 5;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);
    /** {@link CallPace} lets 16 calls of each service be on their way at once; this is enough for 16 services. */
    private static final int MOST_CONNECTIONS = 256;

    private static final Duration LONGEST_WAIT_FOR_A_CONNECTION = Duration.ofSeconds(10);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);

    /**
     * S3 Control of AWS has a host for each account, its number before the service's name; an endpoint that is given
     * has not, and at an IP address there could be none. Source: AWS SDKs and Tools Reference Guide, "Host prefix
     * injection", whose setting does not reach what a service's endpoint rules put there.
     */
    private static final S3ControlEndpointProvider ONE_HOST = asked -> S3ControlEndpointProvider.defaultProvider()
            .resolveEndpoint(asked.toBuilder().requiresAccountId(false).build());

    /**
     * How a session reaches its account.
     *
     * @param endpoint instead of AWS's own, for all services
     * @param profileName whose other settings apply: FIPS and dual-stack endpoints, {@code endpoint_url},
     *     {@code ca_bundle}
     * @param environment the process's variables
     */
    record Access(
            AwsCredentialsProvider credentials,
            @Nullable URI endpoint,
            ProfileFile profiles,
            @Nullable String profileName,
            Map<String, String> environment,
            String version) {

        Access with(AwsCredentialsProvider others) {
            return new Access(others, endpoint, profiles, profileName, environment, version);
        }
    }

    private record Key(Class<?> type, String region) {}

    private final Access access;
    private final SdkHttpClient http;
    private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();

    ClientFactory(Access access) {
        this.access = access;
        this.http = http(access);
    }

    /**
     * Java's own connection refuses PATCH, by which some operations are sent ({@code securityhub:BatchUpdateFindings}).
     * A kept connection that was idle for two seconds is tried before it is used again, so that one that AWS closed
     * meanwhile does not leave a change in doubt: the default of {@code PoolingHttpClientConnectionManager}.
     *
     * @throws AwsSessionException when a proxy or a CA bundle is given that cannot be used
     */
    private static SdkHttpClient http(Access access) {
        var builder = ApacheHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT)
                .maxConnections(MOST_CONNECTIONS)
                .connectionAcquisitionTimeout(LONGEST_WAIT_FOR_A_CONNECTION)
                .connectionMaxIdleTime(LONGEST_IDLE)
                .proxyConfiguration(Proxies.of(access.endpoint(), access.environment()));
        CaBundle.of(access).ifPresent(bundle -> builder.tlsTrustManagersProvider(bundle::trustManagers));
        return builder.build();
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return type.cast(clients.computeIfAbsent(new Key(type, region), _ -> build(type, region)));
    }

    Presigning presigning() {
        return new Presigning(
                access.credentials(), access.endpoint(), isSet("use_fips_endpoint"), isSet("use_dualstack_endpoint"));
    }

    /** As the profile says, else the variable of the same name. */
    private boolean isSet(String setting) {
        return Optional.ofNullable(access.profileName())
                .flatMap(access.profiles()::profile)
                .flatMap(profile -> profile.property(setting))
                .or(() -> Optional.ofNullable(access.environment().get("AWS_" + setting.toUpperCase(Locale.ROOT))))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        http.close();
    }

    private SdkClient build(Class<? extends SdkClient> type, String region) {
        var builder = builderOf(type);
        builder.region(Region.of(region))
                .credentialsProvider(access.credentials())
                .overrideConfiguration(configuration());
        if (access.endpoint() != null) {
            builder.endpointOverride(access.endpoint());
            if (builder instanceof S3ControlClientBuilder control) control.endpointProvider(ONE_HOST);
        }
        ((SdkSyncClientBuilder<?, ?>) builder).httpClient(http);
        return (SdkClient) builder.build();
    }

    /**
     * Standard retries. The SDK's adaptive mode has one rate for a whole client, so one throttled operation would slow
     * every other; {@link CallPace} adapts for each operation, over all steps of the session.
     */
    private ClientOverrideConfiguration configuration() {
        var retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(MOST_ATTEMPTS)
                .build();
        var configuration = ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .defaultProfileFile(access.profiles())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, "cofferdam/" + access.version());
        if (access.profileName() != null) configuration.defaultProfileName(access.profileName());
        return configuration.build();
    }

    private static AwsClientBuilder<?, ?> builderOf(Class<?> type) {
        try {
            return (AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("not an AWS client interface: " + type.getName(), e);
        }
    }
}
