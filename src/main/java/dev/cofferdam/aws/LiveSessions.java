package dev.cofferdam.aws;

import dev.cofferdam.aws.ClientFactory.Access;
import dev.cofferdam.caselog.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Opens sessions over the network. Thread-safe.
 *
 * <ul>
 *   <li>{@code profile:NAME[,REGION]}: a real account, {@link Mode#LIVE}. Credentials come from the profile alone, as
 *       with {@code aws --profile NAME} (keys, a role with its source profile, {@code credential_process}); for
 *       {@code profile:default} from the SDK's whole default chain, environment variables first. The region is the
 *       target's, else the profile's, else {@code AWS_REGION} or {@code AWS_DEFAULT_REGION}.
 *   <li>{@code endpoint:URL[,REGION]}: an AWS-compatible emulator, asked for all services. It is no real account, so
 *       its mode is {@link Mode#EXERCISE}. Credentials are those of the environment variables, else {@code test} and
 *       {@code test}, which every emulator takes.
 * </ul>
 */
public final class LiveSessions implements Sessions {
    private static final System.Logger LOG = System.getLogger(LiveSessions.class.getName());

    private final Clock clock;
    private final String version;
    private final Map<String, String> environment;
    private final Supplier<ProfileFile> profiles;

    /** @param version of this program, for the user agent that AWS logs */
    public LiveSessions(Clock clock, String version) {
        this(clock, version, System.getenv(), ProfileFile::defaultProfileFile);
    }

    LiveSessions(Clock clock, String version, Map<String, String> environment, Supplier<ProfileFile> profiles) {
        this.clock = clock;
        this.version = version;
        this.environment = Map.copyOf(environment);
        this.profiles = profiles;
    }

    @Override
    public AwsSession open(Target target, Path caseFolder) {
        return switch (target) {
            case Target.Profile profile -> profile(profile);
            case Target.Endpoint endpoint -> endpoint(endpoint);
            case Target.Range range ->
                throw new AwsSessionException("%s is a simulated account, not a live one.".formatted(range));
        };
    }

    /** Makes a call that nobody answers: the SDK loads and readies for its first call what every later one uses. */
    @Override
    public void warmUp() {
        var nobody = URI.create("http://127.0.0.1:1");
        var nothing = ProfileFile.aggregator().build();
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
        try (var clients = new ClientFactory(new Access(credentials, nobody, nothing, null, version))) {
            clients.client(StsClient.class, "us-east-1").getCallerIdentity();
        } catch (SdkClientException e) {
            LOG.log(System.Logger.Level.DEBUG, "warmed up, and was answered by nobody as meant", e);
        }
    }

    private AwsSession profile(Target.Profile target) {
        var file = file();
        var isDefault = target.name().equals("default");
        var profile = file.profile(target.name());
        if (profile.isEmpty() && !isDefault) throw new AwsSessionException(unknown(target, file));
        profile.ifPresent(LiveSessions::refuseSingleSignOn);
        var region = Optional.ofNullable(target.region())
                .or(() -> profile.flatMap(p -> p.property(ProfileProperty.REGION)))
                .or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .orElseThrow(() -> new AwsSessionException(
                        "Profile %s names no region. Add one: profile:%s,us-east-1, or region = … in ~/.aws/config."
                                .formatted(target.name(), target.name())));
        return open(
                target,
                Mode.LIVE,
                region,
                new Access(credentials(target, file, isDefault), null, file, target.name(), version));
    }

    private AwsSession endpoint(Target.Endpoint target) {
        var nothing = ProfileFile.aggregator().build();
        var credentials = StaticCredentialsProvider.create(credentialsForEmulator());
        var access = new Access(credentials, target.url(), nothing, null, version);
        return open(target, Mode.EXERCISE, target.region(), access);
    }

    private AwsSession open(Target target, Mode mode, String region, Access access) {
        var clients = new ClientFactory(access);
        try {
            return new LiveSession(target, mode, SignIn.identity(target, clients, region), region, clients, clock);
        } catch (AwsSessionException e) {
            clients.close();
            throw e;
        }
    }

    private static AwsCredentialsProvider credentials(Target.Profile target, ProfileFile file, boolean isDefault) {
        return isDefault
                ? DefaultCredentialsProvider.builder()
                        .profileFile(() -> file)
                        .profileName(target.name())
                        .build()
                : ProfileCredentialsProvider.builder()
                        .profileFile(file)
                        .profileName(target.name())
                        .build();
    }

    /** The SDK's part for it is not on board; the AWS CLI's is, on a machine that has such a profile. */
    private static void refuseSingleSignOn(Profile profile) {
        if (profile.property("sso_session")
                .or(() -> profile.property("sso_start_url"))
                .isEmpty()) return;
        var name = profile.name();
        throw new AwsSessionException("""
            Profile %s signs in by IAM Identity Center, which Cofferdam cannot do by itself. Run aws sso login --profile %s, \
            and add a profile to ~/.aws/config that takes its credentials from there: \
            credential_process = aws configure export-credentials --profile %s --format process.\
            """.formatted(name, name, name));
    }

    private ProfileFile file() {
        try {
            return profiles.get();
        } catch (SdkClientException | IllegalArgumentException e) {
            throw new AwsSessionException(
                    "The AWS configuration files cannot be read: %s. Mend ~/.aws/config or ~/.aws/credentials."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static String unknown(Target.Profile target, ProfileFile file) {
        var known =
                file.profiles().values().stream().map(Profile::name).sorted().toList();
        return "There is no AWS profile called %s. %s"
                .formatted(
                        target.name(),
                        known.isEmpty()
                                ? "Make one with aws configure --profile " + target.name() + "."
                                : "There are: " + String.join(", ", known) + ".");
    }

    private AwsCredentials credentialsForEmulator() {
        var key = variable("AWS_ACCESS_KEY_ID");
        var secret = variable("AWS_SECRET_ACCESS_KEY");
        if (key.isEmpty() || secret.isEmpty()) return AwsBasicCredentials.create("test", "test");
        return variable("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get()));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
