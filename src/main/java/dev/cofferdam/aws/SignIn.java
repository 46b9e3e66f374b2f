package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks AWS who we are. */
final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private SignIn() {}

    /** @throws AwsSessionException when AWS knows nobody, or does not answer */
    static Identity identity(Target target, ClientSource clients, String region) {
        try {
            var caller = clients.client(StsClient.class, region).getCallerIdentity();
            var partition = caller.arn().split(":", 3)[1];
            return new Identity(caller.arn(), caller.account(), partition, alias(clients, region));
        } catch (SdkException | IllegalArgumentException e) {
            throw new AwsSessionException("Cannot sign in to %s. %s".formatted(target, reason(e)), e);
        }
    }

    private static String reason(RuntimeException e) {
        var error = AwsErrors.explain(e);
        var todo = switch (error.category()) {
            case EXPIRED_CREDENTIALS -> "Sign in again (for example aws sso login --profile NAME), then retry.";
            case UNREACHABLE -> "Check the network, the proxy and the region, then retry.";
            case OTHER -> "Check the profile in ~/.aws/config and ~/.aws/credentials.";
            default -> error.todo();
        };
        return error.what() + " " + todo;
    }

    /** The alias only makes an account easier to tell by sight; without it the number has to do. */
    private static @Nullable String alias(ClientSource clients, String region) {
        try {
            return clients.client(IamClient.class, region).listAccountAliases().accountAliases().stream()
                    .findFirst()
                    .orElse(null);
        } catch (AwsServiceException e) {
            LOG.debug("the account's alias is not known", e);
            return null;
        }
    }
}
