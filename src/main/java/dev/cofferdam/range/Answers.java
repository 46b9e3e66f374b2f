package dev.cofferdam.range;

import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.service.SimulatedService;
import java.net.SocketException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Gives answers and errors what the real SDK reads from HTTP: request id, status, {@code Date}. */
final class Answers {
    private Answers() {}

    static AwsResponse answered(AwsResponse response, String requestId, Instant now) {
        var builder = response.toBuilder();
        builder.responseMetadata(DefaultAwsResponseMetadata.create(Map.of("AWS_REQUEST_ID", requestId)));
        builder.sdkHttpResponse(http(200, requestId, now));
        return builder.build();
    }

    static AwsServiceException refused(SimulatedService<?> service, ServiceError error, String requestId, Instant now) {
        return service.exception(error.code())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(error.code())
                        .errorMessage(error.getMessage())
                        .serviceName(service.name())
                        .sdkHttpResponse(http(error.status(), requestId, now))
                        .build())
                .message(error.getMessage())
                .requestId(requestId)
                .statusCode(error.status())
                .numAttempts(1)
                .build();
    }

    static SdkClientException connectionReset() {
        return SdkClientException.create(
                "Unable to execute HTTP request: Connection reset (SDK Attempt Count: 1)",
                new SocketException("Connection reset"));
    }

    /** @param what {@code ec2:DescribeFoo} or a client's name */
    static AwsServiceException notSimulated(String what) {
        var message = "The range does not simulate " + what;
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("NotSimulated")
                        .errorMessage(message)
                        .serviceName("Range")
                        .sdkHttpResponse(
                                SdkHttpResponse.builder().statusCode(501).build())
                        .build())
                .message(message)
                .statusCode(501)
                .build();
    }

    private static SdkHttpFullResponse http(int status, String requestId, Instant now) {
        return SdkHttpFullResponse.builder()
                .statusCode(status)
                .putHeader("x-amzn-RequestId", requestId)
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .build();
    }
}
