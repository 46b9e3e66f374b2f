package dev.cofferdam.aws;

import dev.cofferdam.aws.AwsError.Category;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Has the SDK send a change again only where the attempt before cannot have taken effect: it was throttled, or never
 * left this machine. Otherwise a lost answer would make a second snapshot, or take a second instance's place out of a
 * group; the step is in doubt then, and its own look at the state settles it. Source: Amazon EC2 Developer Guide,
 * "Ensuring idempotency in Amazon EC2 API requests"; AWS SDK for Java Developer Guide, "Configure retry behavior".
 */
final class SentOnce {
    private static final RetryStrategy WHEN_WITHOUT_EFFECT = DefaultRetryStrategy.standardStrategyBuilder()
            .maxAttempts(ClientFactory.MOST_ATTEMPTS)
            .retryOnException(SentOnce::wasWithoutEffect)
            .treatAsThrottling(thrown -> AwsErrors.explain(thrown).category() == Category.THROTTLED)
            .build();

    private SentOnce() {}

    /** The same request; as it is where it only reads, or carries a token by which AWS knows it again. */
    static AwsRequest ifItChanges(String operation, AwsRequest request) {
        if (!Operations.changes(operation) || ClientTokens.has(request)) return request;
        var configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder)
                .addPlugin(SentOnce::configure)
                .build();
        return request.toBuilder().overrideConfiguration(configuration).build();
    }

    private static void configure(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .retryStrategy(WHEN_WITHOUT_EFFECT)
                .build());
    }

    private static boolean wasWithoutEffect(Throwable thrown) {
        var error = AwsErrors.explain(thrown);
        return !error.changeUnknown()
                && (error.category() == Category.THROTTLED || error.category() == Category.UNREACHABLE);
    }
}
