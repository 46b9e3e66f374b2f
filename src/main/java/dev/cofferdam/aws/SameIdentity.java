package dev.cofferdam.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Holds renewed credentials against the identity that the session was opened with: what its records say of who acts
 * must stay true, and a run must not change accounts under way.
 */
record SameIdentity(Identity before, ProfileSignIn signIn, String region) implements SessionCredentials.Check {
    @Override
    public void check(AwsCredentials renewed) {
        try (var clients = signIn.clients(renewed)) {
            var now = clients.client(StsClient.class, region).getCallerIdentity();
            var isSame = signIn.namesItsSessions()
                    ? now.arn().equals(before.arn())
                    : now.account().equals(before.account()) && role(now.arn()).equals(role(before.arn()));
            if (!isSame)
                throw new AwsSessionException(
                        "The session was opened as %s, and was renewed as %s, which is somebody else. Sign in as before, or open the case again."
                                .formatted(before.arn(), now.arn()));
        } catch (SdkException e) {
            throw new AwsSessionException(
                    "The renewed credentials were not taken. "
                            + AwsErrors.explain(e).message(),
                    e);
        }
    }

    /** Without the name of the session, which a credential process may make up each time. */
    private static String role(String arn) {
        return arn.contains(":assumed-role/") ? arn.substring(0, arn.lastIndexOf('/')) : arn;
    }
}
