package dev.cofferdam.aws;

import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.aws.ProfileChain.Base.SingleSignOn;
import dev.cofferdam.aws.ProfileChain.SsoSession;
import dev.cofferdam.aws.SignInPrompts.DeviceRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/**
 * Signs in to IAM Identity Center: by the token that is kept, by its refresh token, else by the browser (the device
 * flow). Source: IAM Identity Center OIDC API Reference, CreateToken; RFC 8628, sections 3.4 and 3.5. Used by one
 * thread at a time.
 */
final class SsoSignIn {
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String REFRESH_GRANT = "refresh_token";

    /** RFC 8628, section 3.5: how much slower after {@code slow_down}, and how often where nobody says. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final SingleSignOn base;
    private final SsoTokenFile file;
    private final ClientSource clients;
    private final SignInPrompts prompts;
    private final Clock clock;
    private final CallPace.Pause pause;

    /** @param clients without credentials */
    SsoSignIn(
            SingleSignOn base,
            SsoTokenFile file,
            ClientSource clients,
            SignInPrompts prompts,
            Clock clock,
            CallPace.Pause pause) {
        this.base = base;
        this.file = file;
        this.clients = clients;
        this.prompts = prompts;
        this.clock = clock;
        this.pause = pause;
    }

    /** @throws AwsSessionException when nobody signed in, or not as somebody who may use the permission set */
    AwsCredentials credentials() throws InterruptedException {
        try {
            try {
                return credentials(token());
            } catch (UnauthorizedException e) {
                // signed out elsewhere: the token is not good any more, whatever its time says
                return credentials(byBrowser());
            }
        } catch (SdkException e) {
            throw new AwsSessionException(
                    "Cannot sign in to profile %s by IAM Identity Center. %s"
                            .formatted(base.profile(), AwsErrors.explain(e).message()),
                    e);
        }
    }

    private AwsCredentials credentials(SsoToken token) {
        var given = clients.client(SsoClient.class, session().region())
                .getRoleCredentials(r -> r.accessToken(token.accessToken())
                        .accountId(base.account())
                        .roleName(base.permissionSet()))
                .roleCredentials();
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(Instant.ofEpochMilli(given.expiration()))
                .build();
    }

    private SsoToken token() throws InterruptedException {
        var kept = file.read();
        if (kept.isPresent() && kept.get().isGood(clock.instant())) return kept.get();
        var refreshed = kept.flatMap(this::refreshed);
        return refreshed.isPresent() ? refreshed.get() : byBrowser();
    }

    private Optional<SsoToken> refreshed(SsoToken old) {
        if (!old.canRefresh(clock.instant())) return Optional.empty();
        try {
            var answer = oidc().createToken(r -> r.grantType(REFRESH_GRANT)
                    .clientId(old.clientId())
                    .clientSecret(old.clientSecret())
                    .refreshToken(old.refreshToken()));
            var renewed = new SsoToken(
                    session().startUrl(),
                    session().region(),
                    answer.accessToken(),
                    clock.instant().plusSeconds(answer.expiresIn()),
                    old.clientId(),
                    old.clientSecret(),
                    old.registrationExpiresAt(),
                    answer.refreshToken() == null ? old.refreshToken() : answer.refreshToken());
            file.write(renewed);
            return Optional.of(renewed);
        } catch (SsoOidcException e) {
            // a refusal ends the sign-in, so somebody signs in anew; a fault of AWS does not
            if (AwsErrors.explain(e).category() == Category.SERVICE) throw e;
            return Optional.empty();
        }
    }

    private SsoToken byBrowser() throws InterruptedException {
        var client = oidc().registerClient(r -> r.clientName("cofferdam")
                .clientType("public")
                .grantTypes(DEVICE_GRANT, REFRESH_GRANT)
                .scopes(session().scopes()));
        var device = oidc().startDeviceAuthorization(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .startUrl(session().startUrl()));
        var answer = waited(client, device);
        var token = new SsoToken(
                session().startUrl(),
                session().region(),
                answer.accessToken(),
                clock.instant().plusSeconds(answer.expiresIn()),
                client.clientId(),
                client.clientSecret(),
                Instant.ofEpochSecond(client.clientSecretExpiresAt()),
                answer.refreshToken());
        file.write(token);
        return token;
    }

    private CreateTokenResponse waited(RegisterClientResponse client, StartDeviceAuthorizationResponse device)
            throws InterruptedException {
        var until = clock.instant().plusSeconds(device.expiresIn());
        var interval =
                device.interval() == null || device.interval() < 1 ? SLOWER : Duration.ofSeconds(device.interval());
        var request = new DeviceRequest(
                base.profile(),
                URI.create(device.verificationUriComplete()),
                URI.create(device.verificationUri()),
                device.userCode(),
                until);
        try (var shown = prompts.showDevice(request)) {
            while (clock.instant().isBefore(until)) {
                pause.pause(interval);
                if (shown.cancelled())
                    throw new AwsSessionException(
                            "Not signed in to profile %s: the sign-in by the browser was called off."
                                    .formatted(base.profile()));
                try {
                    return oidc().createToken(r -> r.grantType(DEVICE_GRANT)
                            .clientId(client.clientId())
                            .clientSecret(client.clientSecret())
                            .deviceCode(device.deviceCode()));
                } catch (AuthorizationPendingException _) {
                    // nobody has agreed yet
                } catch (SlowDownException _) {
                    interval = interval.plus(SLOWER);
                } catch (ExpiredTokenException e) {
                    throw tooLate(e);
                }
            }
        }
        throw tooLate(null);
    }

    private AwsSessionException tooLate(@org.jspecify.annotations.Nullable Exception cause) {
        var message = "Not signed in to profile %s: nobody agreed in the browser in time. Try again."
                .formatted(base.profile());
        return cause == null ? new AwsSessionException(message) : new AwsSessionException(message, cause);
    }

    private SsoSession session() {
        return base.session();
    }

    private SsoOidcClient oidc() {
        return clients.client(SsoOidcClient.class, session().region());
    }
}
