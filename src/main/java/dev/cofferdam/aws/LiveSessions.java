package dev.cofferdam.aws;

import dev.cofferdam.aws.ClientFactory.Access;
import dev.cofferdam.caselog.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Opens sessions over the network. Thread-safe.
 *
 * <ul>
 *   <li>{@code profile:NAME[,REGION]}: a real account, {@link Mode#LIVE}. Credentials come from the profile alone, as
 *       with {@code aws --profile NAME}; for {@code profile:default} from the environment variables first. Whoever sits
 *       there is asked for MFA codes and to sign in by the browser. The region is the target's, else the profile's,
 *       else {@code AWS_REGION} or {@code AWS_DEFAULT_REGION}.
 *   <li>{@code endpoint:URL[,REGION]}: an AWS-compatible emulator, asked for all services. It is no real account, so
 *       its mode is {@link Mode#EXERCISE}. Credentials are those of the environment variables, else {@code test} and
 *       {@code test}, which every emulator takes.
 * </ul>
 *
 * <p>docs/sessions.md tells it to users.
 */
public final class LiveSessions implements Sessions {
    /** In a profile: the name of the profile by which its account is entered when nothing else is left. */
    static final String BREAK_GLASS = "cofferdam_break_glass";

    private static final System.Logger LOG = System.getLogger(LiveSessions.class.getName());

    private final ProfileSignIn.Around around;
    private final Supplier<ProfileFile> profiles;

    /**
     * @param version of this program, for the user agent that AWS logs
     * @param prompts by which whoever sits there is asked
     */
    public LiveSessions(Clock clock, String version, SignInPrompts prompts) {
        this(
                new ProfileSignIn.Around(
                        clock, Thread::sleep, version, System.getenv(), home(System.getenv()), prompts),
                ProfileFile::defaultProfileFile);
    }

    LiveSessions(ProfileSignIn.Around around, Supplier<ProfileFile> profiles) {
        this.around = around;
        this.profiles = profiles;
    }

    /** Opens a session that no case records, and that is tied to none. */
    @Override
    public AwsSession open(Target target, Path caseFolder) {
        return open(target, (SessionOrder) null);
    }

    @Override
    public AwsSession open(Target target, @Nullable SessionOrder order) {
        return switch (target) {
            case Target.Profile profile -> profile(profile, order);
            case Target.Endpoint endpoint -> endpoint(endpoint, order);
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
        var access = new Access(credentials, nobody, nothing, null, Map.of(), around.version());
        try (var clients = new ClientFactory(access)) {
            clients.client(StsClient.class, "us-east-1").getCallerIdentity();
        } catch (SdkClientException e) {
            LOG.log(System.Logger.Level.DEBUG, "warmed up, and was answered by nobody as meant", e);
        }
    }

    private AwsSession profile(Target.Profile target, @Nullable SessionOrder order) {
        var file = file();
        var records = new SessionRecords(target, Mode.LIVE, order);
        var name = order == null || order.breakGlass() == null
                ? target.name()
                : breakGlass(target, file, records, order.breakGlass());
        var mark = order == null ? null : new CaseMark(order.log().caseId());
        var region = region(target, file);
        return records.ifRefused(() -> {
            var person = order == null ? null : order.actor().name();
            var signIn = new ProfileSignIn(name, file, region, mark, person, around);
            var credentials = credentials(signIn);
            var access = signIn.access().with(credentials);
            var entry = entry(target, Mode.LIVE, region, access, credentials, order, records);
            var session = session(entry);
            credentials.checkedBy(new SameIdentity(session.identity(), signIn, region));
            records.opened(session, name, signIn.chain(), mark);
            return session;
        });
    }

    /** It is on disk before the role is assumed. */
    private static String breakGlass(Target.Profile target, ProfileFile file, SessionRecords records, String reason) {
        var name = file.profile(target.name())
                .flatMap(profile -> profile.property(BREAK_GLASS))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new AwsSessionException(
                        "Profile %s names no break-glass profile. Add %s = NAME to it in ~/.aws/config."
                                .formatted(target.name(), BREAK_GLASS)));
        records.breakGlass(name, new ProfileChains(file).of(name), reason);
        return name;
    }

    private static SessionCredentials credentials(ProfileSignIn signIn) {
        try {
            return signIn.credentials();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsSessionException("The sign-in was interrupted. Try again.", e);
        }
    }

    private String region(Target.Profile target, ProfileFile file) {
        return Optional.ofNullable(target.region())
                .or(() -> file.profile(target.name()).flatMap(p -> p.property(ProfileProperty.REGION)))
                .or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .orElseThrow(() -> unknownOrWithoutRegion(target, file));
    }

    private AwsSessionException unknownOrWithoutRegion(Target.Profile target, ProfileFile file) {
        // a profile that there is not is the better news
        new ProfileSignIn(target.name(), file, "", null, null, around);
        return new AwsSessionException(
                "Profile %s names no region. Add one: profile:%s,us-east-1, or region = … in ~/.aws/config."
                        .formatted(target.name(), target.name()));
    }

    private AwsSession endpoint(Target.Endpoint target, @Nullable SessionOrder order) {
        if (order != null && order.breakGlass() != null)
            throw new AwsSessionException(
                    "%s is no real account: there is no break-glass role for it.".formatted(target));
        var credentials = BaseCredentials.ofEnvironment(around.environment())
                .orElseGet(() -> AwsBasicCredentials.create("test", "test"));
        var access = new Access(
                StaticCredentialsProvider.create(credentials),
                target.url(),
                ProfileFile.aggregator().build(),
                null,
                around.environment(),
                around.version());
        var records = new SessionRecords(target, Mode.EXERCISE, order);
        return records.ifRefused(() -> {
            var entry = entry(target, Mode.EXERCISE, target.region(), access, Validity.ENDLESS, order, records);
            var session = session(entry);
            records.opened(session, null, null, null);
            return session;
        });
    }

    private AccountEntry entry(
            Target target,
            Mode mode,
            String region,
            Access access,
            Validity validity,
            @Nullable SessionOrder order,
            SessionRecords records) {
        var name =
                ProfileSignIn.sessionName(order == null ? null : order.actor().name());
        var caseId = order == null ? null : order.log().caseId();
        return new AccountEntry(target, mode, region, access, validity, name, caseId, records, around);
    }

    private AwsSession session(AccountEntry entry) {
        var clients = new ClientFactory(entry.access());
        try {
            var identity = SignIn.identity(entry.target(), clients, entry.region());
            return new LiveSession(
                    entry.target(),
                    entry.mode(),
                    identity,
                    entry.region(),
                    clients,
                    entry.validity(),
                    around.clock(),
                    there -> entry.enter(there, identity));
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
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

    private Optional<String> variable(String name) {
        return Optional.ofNullable(around.environment().get(name)).filter(value -> !value.isBlank());
    }

    /** Where the AWS CLI looks too. */
    private static Path home(Map<String, String> environment) {
        return Path.of(Optional.ofNullable(environment.get("HOME"))
                .or(() -> Optional.ofNullable(environment.get("USERPROFILE")))
                .orElseGet(() -> System.getProperty("user.home", ".")));
    }
}
