package dev.cofferdam.aws;

import dev.cofferdam.aws.ProfileChain.Base;
import dev.cofferdam.aws.ProfileChain.Surrounding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/** Fetches the credentials that a chain begins with, by the SDK's own providers wherever it has one. */
final class BaseCredentials {
    private final Base base;
    private final Map<String, String> environment;
    private final String region;
    private final String sessionName;
    private final RoleChain.Sts clients;
    private final SsoSignInOf signIn;

    /** Makes the sign-in of one profile, over clients without credentials. */
    @FunctionalInterface
    interface SsoSignInOf {
        SsoSignIn of(Base.SingleSignOn base, ClientSource clients);
    }

    /** @param sessionName of a web identity whose profile names none */
    BaseCredentials(
            Base base,
            Map<String, String> environment,
            String region,
            String sessionName,
            RoleChain.Sts clients,
            SsoSignInOf signIn) {
        this.base = base;
        this.environment = environment;
        this.region = region;
        this.sessionName = sessionName;
        this.clients = clients;
        this.signIn = signIn;
    }

    /** Whether they are a role's: what is assumed from there is chained. */
    boolean areOfRole() {
        return switch (base) {
            case Base.WebIdentity _, Base.SingleSignOn _ -> true;
            case Base.Source source -> source.surrounding() != Surrounding.ENVIRONMENT;
            case Base.Keys _, Base.Program _, Base.Search _ -> false;
        };
    }

    /** @throws AwsSessionException when they cannot be had */
    AwsCredentials fetch() throws InterruptedException {
        try {
            return switch (base) {
                case Base.Keys keys -> keys.credentials();
                case Base.Program program -> printed(program);
                case Base.WebIdentity web -> webIdentity(web);
                case Base.Source source -> surrounding(source);
                case Base.SingleSignOn sso -> {
                    try (var open = clients.apply(anonymous())) {
                        yield signIn.of(sso, open).credentials();
                    }
                }
                case Base.Search _ -> searched();
            };
        } catch (SdkException | IllegalStateException e) {
            throw new AwsSessionException(
                    "No credentials could be had from %s. %s"
                            .formatted(
                                    new ProfileChain(base, List.of()).words(),
                                    AwsErrors.sentence(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static AwsCredentials printed(Base.Program program) {
        try (var provider = ProcessCredentialsProvider.builder()
                .command(shell(program.command()))
                .build()) {
            return provider.resolveCredentials();
        }
    }

    /** As the AWS CLI and the SDK's own profiles run it: the line may have arguments and quotes. */
    private static List<String> shell(String line) {
        var isWindows = System.getProperty("os.name", "").startsWith("Windows");
        return isWindows ? List.of("cmd.exe", "/C", line) : List.of("sh", "-c", line);
    }

    private AwsCredentials webIdentity(Base.WebIdentity web) {
        try (var open = clients.apply(anonymous());
                var provider = StsWebIdentityTokenFileCredentialsProvider.builder()
                        .stsClient(open.client(StsClient.class, region))
                        .webIdentityTokenFile(web.tokenFile())
                        .roleArn(web.roleArn())
                        .roleSessionName(web.sessionName() == null ? sessionName : web.sessionName())
                        .build()) {
            return provider.resolveCredentials();
        }
    }

    private AwsCredentials surrounding(Base.Source source) {
        return switch (source.surrounding()) {
            case ENVIRONMENT ->
                ofEnvironment(environment)
                        .orElseThrow(() -> SdkClientException.create(
                                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set, and profile %s has credential_source = Environment"
                                        .formatted(source.profile())));
            case EC2_INSTANCE_METADATA -> {
                try (var provider = InstanceProfileCredentialsProvider.create()) {
                    yield provider.resolveCredentials();
                }
            }
            case ECS_CONTAINER -> {
                try (var provider = ContainerCredentialsProvider.create()) {
                    yield provider.resolveCredentials();
                }
            }
        };
    }

    private static AwsCredentials searched() {
        try (var provider = DefaultCredentialsProvider.builder().build()) {
            return provider.resolveCredentials();
        }
    }

    /** Empty unless both key and secret are set. */
    static Optional<AwsCredentials> ofEnvironment(Map<String, String> environment) {
        var key = variable(environment, "AWS_ACCESS_KEY_ID");
        var secret = variable(environment, "AWS_SECRET_ACCESS_KEY");
        if (key.isEmpty() || secret.isEmpty()) return Optional.empty();
        return Optional.of(variable(environment, "AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get())));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static AwsCredentials anonymous() {
        return AnonymousCredentialsProvider.create().resolveCredentials();
    }
}
