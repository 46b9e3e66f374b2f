package dev.cofferdam.aws;

import dev.cofferdam.aws.ProfileChain.Base;
import dev.cofferdam.aws.ProfileChain.Role;
import dev.cofferdam.aws.ProfileChain.SsoSession;
import dev.cofferdam.aws.ProfileChain.Surrounding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Resolves profiles of the AWS configuration files as the AWS CLI does. We walk the chain ourselves because the SDK's
 * own walk ignores {@code mfa_serial} (aws-sdk-java-v2 issue 995) and cannot set a source identity.
 *
 * <p>Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider", "IAM Identity Center credential
 * provider", "Process credential provider"; AWS CLI User Guide, "Using an IAM role in the AWS CLI".
 */
final class ProfileChains {
    /** Source: STS API Reference, AssumeRole, {@code RoleSessionName}. */
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    private static final List<String> DEFAULT_SCOPES = List.of("sso:account:access");

    private final ProfileFile file;

    ProfileChains(ProfileFile file) {
        this.file = file;
    }

    /** @throws AwsSessionException when the chain has a gap, goes round, or says something that cannot be */
    ProfileChain of(String name) {
        var roles = new ArrayList<Role>();
        var seen = new LinkedHashSet<String>();
        var profile = find(name, null);
        while (true) {
            var isSource = !seen.isEmpty();
            // a source profile's keys are what its role would be assumed with: it gives them, not the role
            if (isSource && has(profile, ProfileProperty.AWS_ACCESS_KEY_ID)) break;
            if (!assumesRole(profile)) break;
            if (!seen.add(profile.name()))
                throw new AwsSessionException(
                        "The profiles go round in a circle: %s → %s. Mend source_profile in ~/.aws/config."
                                .formatted(String.join(" → ", seen), profile.name()));
            roles.addFirst(role(profile));
            var source = value(profile, ProfileProperty.SOURCE_PROFILE);
            var surrounding = value(profile, ProfileProperty.CREDENTIAL_SOURCE);
            if (source.isPresent() && surrounding.isPresent())
                throw wrong(profile, "has both source_profile and credential_source", "Keep one of them.");
            if (surrounding.isPresent())
                return new ProfileChain(
                        new Base.Source(profile.name(), surrounding(profile, surrounding.get())), roles);
            profile = find(source.orElseThrow(missing(profile, "source_profile or credential_source")), profile.name());
        }
        return new ProfileChain(base(profile), roles);
    }

    private static boolean assumesRole(Profile profile) {
        return has(profile, ProfileProperty.ROLE_ARN) && !has(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE);
    }

    private Profile find(String name, @Nullable String namedBy) {
        return file.profile(name)
                .orElseThrow(() -> new AwsSessionException(
                        "There is no AWS profile called %s%s. %s".formatted(name, namedBy(namedBy), known(name))));
    }

    private static String namedBy(@Nullable String profile) {
        return profile == null ? "" : ", which profile " + profile + " names as its source_profile";
    }

    private String known(String name) {
        var all = file.profiles().values().stream().map(Profile::name).sorted().toList();
        return all.isEmpty()
                ? "Make one with aws configure --profile " + name + "."
                : "There are: " + String.join(", ", all) + ".";
    }

    private static Role role(Profile profile) {
        var session = value(profile, ProfileProperty.ROLE_SESSION_NAME);
        session.filter(name -> !SESSION_NAME.matcher(name).matches()).ifPresent(name -> {
            throw wrong(
                    profile,
                    "has the role_session_name '" + name + "'",
                    "It takes 2 to 64 letters, digits and any of _+=,.@- there.");
        });
        return new Role(
                profile.name(),
                value(profile, ProfileProperty.ROLE_ARN).orElseThrow(),
                session.orElse(null),
                value(profile, ProfileProperty.EXTERNAL_ID).orElse(null),
                value(profile, ProfileProperty.DURATION_SECONDS)
                        .map(text -> duration(profile, text))
                        .orElse(null),
                value(profile, ProfileProperty.MFA_SERIAL).orElse(null));
    }

    /** Source: STS API Reference, AssumeRole, {@code DurationSeconds}: 15 minutes to 12 hours. */
    private static Duration duration(Profile profile, String text) {
        if (text.matches("\\d{1,6}")) {
            var seconds = Integer.parseInt(text);
            if (seconds >= 900 && seconds <= 43_200) return Duration.ofSeconds(seconds);
        }
        throw wrong(profile, "has the duration_seconds '" + text + "'", "It takes a number from 900 to 43200.");
    }

    private static Surrounding surrounding(Profile profile, String text) {
        return switch (text) {
            case "Environment" -> Surrounding.ENVIRONMENT;
            case "Ec2InstanceMetadata" -> Surrounding.EC2_INSTANCE_METADATA;
            case "EcsContainer" -> Surrounding.ECS_CONTAINER;
            default ->
                throw wrong(
                        profile,
                        "has the credential_source '" + text + "'",
                        "It takes Environment, Ec2InstanceMetadata or EcsContainer.");
        };
    }

    private Base base(Profile profile) {
        var tokenFile = value(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE);
        if (tokenFile.isPresent())
            return new Base.WebIdentity(
                    profile.name(),
                    Path.of(tokenFile.get()),
                    need(profile, ProfileProperty.ROLE_ARN),
                    value(profile, ProfileProperty.ROLE_SESSION_NAME).orElse(null));
        if (has(profile, "sso_session") || has(profile, ProfileProperty.SSO_START_URL))
            return new Base.SingleSignOn(
                    profile.name(),
                    ssoSession(profile),
                    need(profile, ProfileProperty.SSO_ACCOUNT_ID),
                    need(profile, ProfileProperty.SSO_ROLE_NAME));
        if (has(profile, ProfileProperty.AWS_ACCESS_KEY_ID)) return keys(profile);
        var command = value(profile, ProfileProperty.CREDENTIAL_PROCESS);
        if (command.isPresent()) return new Base.Program(profile.name(), command.get());
        if (profile.name().equals("default")) return new Base.Search();
        throw withoutCredentials(profile);
    }

    private static Base keys(Profile profile) {
        var id = need(profile, ProfileProperty.AWS_ACCESS_KEY_ID);
        var secret = need(profile, ProfileProperty.AWS_SECRET_ACCESS_KEY);
        return new Base.Keys(
                profile.name(),
                value(profile, ProfileProperty.AWS_SESSION_TOKEN)
                        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                        .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
    }

    private SsoSession ssoSession(Profile profile) {
        var name = value(profile, "sso_session");
        if (name.isEmpty())
            return new SsoSession(
                    null,
                    need(profile, ProfileProperty.SSO_START_URL),
                    need(profile, ProfileProperty.SSO_REGION),
                    DEFAULT_SCOPES);
        var session = file.getSection("sso-session", name.get())
                .orElseThrow(() -> wrong(
                        profile,
                        "signs in by the sso-session " + name.get() + ", which there is not",
                        "Add [sso-session " + name.get() + "] with sso_start_url and sso_region, or run aws configure"
                                + " sso."));
        return new SsoSession(
                name.get(),
                need(session, ProfileProperty.SSO_START_URL),
                need(session, ProfileProperty.SSO_REGION),
                value(session, "sso_registration_scopes")
                        .map(text -> List.of(text.split("\\s*,\\s*", -1)))
                        .orElse(DEFAULT_SCOPES));
    }

    private static AwsSessionException withoutCredentials(Profile profile) {
        if (has(profile, ProfileProperty.LOGIN_SESSION))
            return wrong(
                    profile,
                    "signs in by aws login, which only the AWS CLI does",
                    ("Add a profile with credential_process = aws configure export-credentials --profile %s --format"
                                    + " process.")
                            .formatted(profile.name()));
        return wrong(
                profile,
                "names no credentials",
                "Give it keys, role_arn with source_profile, sso_session, credential_process or"
                        + " web_identity_token_file.");
    }

    private static String need(Profile profile, String property) {
        return value(profile, property).orElseThrow(missing(profile, property));
    }

    private static Supplier<AwsSessionException> missing(Profile profile, String property) {
        return () -> wrong(profile, "lacks " + property, "Add it.");
    }

    private static boolean has(Profile profile, String property) {
        return value(profile, property).isPresent();
    }

    private static Optional<String> value(Profile profile, String property) {
        return profile.property(property).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static AwsSessionException wrong(Profile profile, String what, String todo) {
        return new AwsSessionException("Profile %s in ~/.aws/config %s. %s".formatted(profile.name(), what, todo));
    }
}
