package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What came back from a call, on the wire's level. */
record Answer(
        @Nullable String requestId,
        @Nullable Integer status,
        @Nullable String date,
        @Nullable Integer attempts) {

    static Answer of(AwsResponse response, Attempts attempts) {
        var http = response.sdkHttpResponse();
        var metadata = response.responseMetadata();
        return new Answer(
                metadata == null ? null : known(metadata.requestId()),
                http == null ? null : http.statusCode(),
                date(http),
                attempts.count());
    }

    static Answer of(Throwable thrown, Attempts attempts) {
        var counted = thrown instanceof SdkException e && e.numAttempts() != null ? e.numAttempts() : attempts.count();
        if (!(thrown instanceof SdkServiceException e)) return new Answer(null, null, null, counted);
        var details = e instanceof AwsServiceException service ? service.awsErrorDetails() : null;
        return new Answer(
                known(e.requestId()),
                e.statusCode() == 0 ? null : e.statusCode(),
                details == null ? null : date(details.sdkHttpResponse()),
                counted);
    }

    private static @Nullable String date(@Nullable SdkHttpResponse http) {
        return http == null ? null : http.firstMatchingHeader("Date").orElse(null);
    }

    /** The SDK says so where a response carries no id. */
    private static @Nullable String known(@Nullable String requestId) {
        return requestId == null || requestId.equals("UNKNOWN") ? null : requestId;
    }
}
