package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.AwsError.Category;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "403,UnauthorizedOperation,DENIED",
        "403,AccessDenied,DENIED",
        "400,AccessDeniedException,DENIED",
        "400,ExpiredToken,EXPIRED_CREDENTIALS",
        "403,InvalidClientTokenId,EXPIRED_CREDENTIALS",
        "503,RequestLimitExceeded,THROTTLED",
        "400,Throttling,THROTTLED",
        "400,SnapshotCreationPerVolumeRateExceeded,THROTTLED",
        "400,ThrottlingException,THROTTLED",
        "400,InvalidInstanceID.NotFound,NOT_FOUND",
        "404,NoSuchEntity,NOT_FOUND",
        "400,TargetGroupNotFound,NOT_FOUND",
        "400,IncorrectInstanceState,CONFLICT",
        "400,DependencyViolation,CONFLICT",
        "409,EntityAlreadyExists,CONFLICT",
        "400,InvalidGroup.Duplicate,CONFLICT",
        "400,ResourceInUse,CONFLICT",
        "409,LimitExceeded,LIMIT",
        "400,SecurityGroupLimitExceeded,LIMIT",
        "400,InvalidParameterValue,INVALID",
        "500,InternalError,SERVICE",
        "501,NotSimulated,NOT_SIMULATED",
        "503,Unavailable,SERVICE"
    })
    void knowsWhatKindAnErrorCodeIs(int status, String code, Category category) {
        assertThat(AwsErrors.explain(answer(status, code, "…", 1)).category()).isEqualTo(category);
    }

    @Nested
    class ADenial {
        @Test
        void namesTheMissingPermission() {
            var error = AwsErrors.explain(answer(
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::123456789012:user/ada is not authorized to perform: iam:PutUserPolicy on"
                        + " resource: user bob because no identity-based policy allows the iam:PutUserPolicy action",
                    1));

            assertThat(error.missingPermission()).isEqualTo("iam:PutUserPolicy");
            assertThat(error.todo()).contains("iam:PutUserPolicy allowed on user");
            assertThat(error.changeUnknown()).isFalse();
        }

        @Test
        void saysWhenNoPermissionWouldHelp() {
            var error = AwsErrors.explain(answer(
                    403,
                    "AccessDenied",
                    "User: x is not authorized to perform: ec2:StopInstances on resource: arn:aws:ec2:… with an"
                            + " explicit deny in a service control policy",
                    1));

            assertThat(error.todo())
                    .contains("explicit deny in a service control policy")
                    .contains("not bind");
        }
    }

    @Nested
    class WhetherAChangeMayHaveHappened {
        @Test
        void itHasNotWhenAwsRefusedTheOnlyAttempt() {
            assertThat(unknown(answer(400, "InvalidParameterValue", "…", 1))).isFalse();
        }

        @Test
        void itMayWhenAnEarlierAttemptGotLost() {
            assertThat(unknown(answer(404, "NoSuchEntity", "…", 2))).isTrue();
        }

        @Test
        void itHasNotWhenThrottledOverAndOver() {
            assertThat(unknown(answer(400, "Throttling", "Rate exceeded", 4))).isFalse();
        }

        @Test
        void itMayOnAwssOwnFaults() {
            assertThat(unknown(answer(500, "InternalError", "…", 1))).isTrue();
        }

        @Test
        void itMayWhenTheAnswerDidNotCome() {
            assertThat(unknown(client(new SocketException("Connection reset")))).isTrue();
            assertThat(unknown(client(new SocketTimeoutException("Read timed out"))))
                    .isTrue();
            assertThat(unknown(ApiCallTimeoutException.create(1000))).isTrue();
        }

        @Test
        void itHasNotWhenThereWasNoConnection() {
            assertThat(unknown(client(new ConnectException("Connection refused"))))
                    .isFalse();
            assertThat(unknown(client(new UnknownHostException("ec2.nowhere.amazonaws.com"))))
                    .isFalse();
            assertThat(unknown(client(new SocketTimeoutException("Connect timed out"))))
                    .isFalse();
            assertThat(unknown(client(new ConnectTimeoutException("Connect to ec2 failed"))))
                    .isFalse();
            assertThat(unknown(client(new ConnectionPoolTimeoutException("Timeout waiting for connection from pool"))))
                    .isFalse();
        }

        @Test
        void itHasNotWhenNothingWasSimulated() {
            assertThat(unknown(new UnsupportedOperationException("ec2:X is not simulated")))
                    .isFalse();
        }

        @Test
        void itMayOnAnythingThatWeDoNotKnow() {
            assertThat(unknown(new IllegalStateException("?"))).isTrue();
        }

        private boolean unknown(Throwable thrown) {
            return AwsErrors.explain(thrown).changeUnknown();
        }
    }

    @Test
    void looksThroughWrappers() {
        var error = AwsErrors.explain(new RuntimeException(answer(404, "NoSuchEntity", "The user bob is gone", 1)));

        assertThat(error.code()).isEqualTo("NoSuchEntity");
        assertThat(error.message()).startsWith("NoSuchEntity: The user bob is gone. Check the id");
    }

    @Test
    void saysHowToSignIn() {
        var error = AwsErrors.explain(
                SdkClientException.create("Unable to load credentials from any of the providers in the chain"));

        assertThat(error.category()).isEqualTo(Category.EXPIRED_CREDENTIALS);
        assertThat(error.todo()).contains("aws sso login");
    }

    private static SdkClientException client(Exception cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }

    private static AwsServiceException answer(int status, String code, String message, int attempts) {
        return AwsServiceException.builder()
                .statusCode(status)
                .numAttempts(attempts)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
