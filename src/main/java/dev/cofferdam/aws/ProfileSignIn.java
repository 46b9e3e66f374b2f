package dev.cofferdam.aws;

import dev.cofferdam.aws.ClientFactory.Access;
import dev.cofferdam.aws.ProfileChain.Base;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** Signs in to one profile: its chain, walked with what it takes to ask people and to mark the case. */
final class ProfileSignIn {
    /**
     * What signing in takes from around.
     *
     * @param home the user's home folder, below which the AWS CLI keeps its sign-ins
     * @param pause between two questions whether somebody has agreed in the browser
     */
    record Around(
            Clock clock,
            CallPace.Pause pause,
            String version,
            Map<String, String> environment,
            Path home,
            SignInPrompts prompts) {}

    private final String profile;
    private final ProfileChain chain;
    private final Access access;
    private final String region;
    private final @Nullable CaseMark mark;
    private final Around around;
    private final String sessionName;

    /**
     * @param mark null: there is no case to tie its calls to
     * @param person who works with it; names the role session where the profile names none
     */
    ProfileSignIn(
            String profile,
            ProfileFile file,
            String region,
            @Nullable CaseMark mark,
            @Nullable String person,
            Around around) {
        this.profile = profile;
        this.chain = chain(profile, file, around.environment());
        this.region = region;
        this.mark = mark;
        this.around = around;
        this.sessionName = sessionName(person);
        this.access = new Access(
                AnonymousCredentialsProvider.create(), null, file, profile, around.environment(), around.version());
    }

    ProfileChain chain() {
        return chain;
    }

    /** To be completed with credentials. */
    Access access() {
        return access;
    }

    SessionCredentials credentials() throws InterruptedException {
        var base = new BaseCredentials(
                chain.base(),
                around.environment(),
                region,
                sessionName,
                this::clients,
                (sso, clients) -> new SsoSignIn(
                        sso,
                        new SsoTokenFile(around.home(), sso.session()),
                        clients,
                        around.prompts(),
                        around.clock(),
                        around.pause()));
        var roles = new RoleChain(profile, chain.roles(), region, sessionName, mark, this::clients, around.prompts());
        return SessionCredentials.fetched(() -> roles.assume(base.fetch(), base.areOfRole()), around.clock());
    }

    /** Whether the same person must come back from a renewal: others may name each session anew. */
    boolean namesItsSessions() {
        return !chain.roles().isEmpty() || chain.base() instanceof Base.SingleSignOn;
    }

    ClientFactory clients(AwsCredentials credentials) {
        return new ClientFactory(access.with(
                // what is anonymous has no key, and must not be signed with
                credentials.accessKeyId() == null
                        ? AnonymousCredentialsProvider.create()
                        : StaticCredentialsProvider.create(credentials)));
    }

    /** For the default profile, the environment's variables come first, as in the AWS CLI. */
    private static ProfileChain chain(String profile, ProfileFile file, Map<String, String> environment) {
        if (profile.equals("default")) {
            if (BaseCredentials.ofEnvironment(environment).isPresent())
                return new ProfileChain(new Base.Source(profile, ProfileChain.Surrounding.ENVIRONMENT), List.of());
            if (environment.containsKey("AWS_WEB_IDENTITY_TOKEN_FILE")
                    || file.profile(profile).isEmpty()) return new ProfileChain(new Base.Search(), List.of());
        }
        return new ProfileChains(file).of(profile);
    }

    static String sessionName(@Nullable String person) {
        if (person == null) return "cofferdam";
        var name = "cofferdam-" + person.replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
        return name.substring(0, Math.min(64, name.length()));
    }
}
