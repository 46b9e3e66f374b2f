package dev.cofferdam.caselog;

import org.jspecify.annotations.Nullable;

/**
 * One call of the AWS SDK, without its parameters (those are in the record's body, redacted).
 *
 * @param service the service's endpoint prefix, as in IAM actions: {@code ec2}, {@code elasticloadbalancing}
 * @param operation the API operation: {@code DescribeInstances}
 * @param httpDate the server's {@code Date} header as it was sent
 * @param attempts how often the SDK sent it, 1 without a retry
 * @param latencyMs wall time over all attempts, in milliseconds
 */
public record AwsCall(
        String service,
        String operation,
        String account,
        String region,
        @Nullable String requestId,
        @Nullable Integer httpStatus,
        @Nullable String httpDate,
        @Nullable Integer attempts,
        @Nullable Long latencyMs) {}
