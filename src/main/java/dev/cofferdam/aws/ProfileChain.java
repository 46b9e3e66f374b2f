package dev.cofferdam.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * How a profile comes to its credentials: where they begin, and the roles that are assumed from there.
 *
 * @param roles in the order in which they are assumed; the last one acts
 */
record ProfileChain(Base base, List<Role> roles) {
    ProfileChain {
        roles = List.copyOf(roles);
    }

    /** Where the credentials begin. */
    sealed interface Base {
        /** Long-lived keys of a user, or temporary ones that somebody wrote down. */
        record Keys(String profile, AwsCredentials credentials) implements Base {}

        /** A program that prints them. */
        record Program(String profile, String command) implements Base {}

        /** A token in a file, as Kubernetes and CI systems lay it out. */
        record WebIdentity(
                String profile,
                Path tokenFile,
                String roleArn,
                @Nullable String sessionName) implements Base {}

        /** What this machine runs on, or was started with. */
        record Source(String profile, Surrounding surrounding) implements Base {}

        /** IAM Identity Center. */
        record SingleSignOn(String profile, SsoSession session, String account, String permissionSet) implements Base {}

        /** The SDK's own search, environment variables first: {@code profile:default} that says nothing itself. */
        record Search() implements Base {}
    }

    /** The values of {@code credential_source}. */
    enum Surrounding {
        ENVIRONMENT,
        EC2_INSTANCE_METADATA,
        ECS_CONTAINER
    }

    /**
     * @param profile that names it
     * @param duration what the profile wishes; null: what AWS gives unasked, an hour
     * @param mfaSerial of the device whose code is asked for; null: none
     */
    record Role(
            String profile,
            String arn,
            @Nullable String sessionName,
            @Nullable String externalId,
            @Nullable Duration duration,
            @Nullable String mfaSerial) {}

    /**
     * A sign-in to IAM Identity Center, which several profiles may share.
     *
     * @param name of the {@code sso-session}; null for a profile that carries its own start address
     */
    record SsoSession(@Nullable String name, String startUrl, String region, List<String> scopes) {
        /** What the AWS CLI names the token's file after. */
        String cacheKey() {
            return name == null ? startUrl : name;
        }
    }

    /** One line for the log, without secrets. */
    String words() {
        var text = new StringBuilder(
                switch (base) {
                    case Base.Keys _ -> "keys";
                    case Base.Program _ -> "credential_process";
                    case Base.WebIdentity web -> "web identity as " + web.roleArn();
                    case Base.Source source ->
                        switch (source.surrounding()) {
                            case ENVIRONMENT -> "environment variables";
                            case EC2_INSTANCE_METADATA -> "EC2 instance metadata";
                            case ECS_CONTAINER -> "container credentials";
                        };
                    case Base.SingleSignOn sso ->
                        "IAM Identity Center, %s in %s".formatted(sso.permissionSet(), sso.account());
                    case Base.Search _ -> "the SDK's default chain";
                });
        roles.forEach(role -> text.append(" → ").append(role.arn()));
        return text.toString();
    }
}
