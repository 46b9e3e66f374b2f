package dev.cofferdam.aws;

import dev.cofferdam.caselog.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sign-in to IAM Identity Center, in the form in which the AWS CLI and the SDKs keep it. Source: AWS SDKs and Tools
 * Reference Guide, "IAM Identity Center credential provider".
 */
record SsoToken(
        String startUrl,
        String region,
        String accessToken,
        Instant expiresAt,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable Instant registrationExpiresAt,
        @Nullable String refreshToken) {
    /** What is about to end is no use for a call that has yet to be made. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    boolean isGood(Instant now) {
        return expiresAt.isAfter(now.plus(MARGIN));
    }

    boolean canRefresh(Instant now) {
        return refreshToken != null
                && clientId != null
                && clientSecret != null
                && registrationExpiresAt != null
                && registrationExpiresAt.isAfter(now.plus(MARGIN));
    }

    String json() {
        var json = Json.object()
                .put("startUrl", startUrl)
                .put("region", region)
                .put("accessToken", accessToken)
                .put("expiresAt", written(expiresAt));
        if (clientId != null) json.put("clientId", clientId);
        if (clientSecret != null) json.put("clientSecret", clientSecret);
        if (registrationExpiresAt != null) json.put("registrationExpiresAt", written(registrationExpiresAt));
        if (refreshToken != null) json.put("refreshToken", refreshToken);
        return json.toString();
    }

    /** Empty for what is no token. */
    static Optional<SsoToken> of(JsonNode json) {
        var accessToken = text(json, "accessToken");
        var expiresAt = time(json, "expiresAt");
        if (accessToken == null || expiresAt == null) return Optional.empty();
        return Optional.of(new SsoToken(
                json.path("startUrl").asString(""),
                json.path("region").asString(""),
                accessToken,
                expiresAt,
                text(json, "clientId"),
                text(json, "clientSecret"),
                time(json, "registrationExpiresAt"),
                text(json, "refreshToken")));
    }

    /** The AWS CLI reads whole seconds. */
    private static String written(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).asString() : null;
    }

    /** Older versions of the AWS CLI wrote {@code UTC} for {@code Z}. */
    private static @Nullable Instant time(JsonNode json, String name) {
        var text = text(json, name);
        if (text == null) return null;
        try {
            return Instant.parse(text.replace("UTC", "Z"));
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
