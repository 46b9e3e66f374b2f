package dev.cofferdam.aws;

import dev.cofferdam.aws.AwsError.Category;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what failures on our side of the wire mean: whether the request left at all, above all. */
final class ClientErrors {
    private ClientErrors() {}

    static AwsError explain(SdkClientException e) {
        if (e instanceof AbortedException) return aborted(true);
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException)
            return unreachable("Timeout", "AWS did not answer in time: " + e.rawMessage(), true);
        var said = String.valueOf(e.rawMessage());
        if (said.contains("load credentials") || said.contains("SSO") || said.contains("sso login"))
            return new AwsError(
                    "NoCredentials",
                    Category.EXPIRED_CREDENTIALS,
                    AwsErrors.sentence("No usable AWS credentials: " + said),
                    "Sign in (for example aws sso login --profile NAME), then run the step again.",
                    null,
                    false);
        return byCause(e, said);
    }

    static AwsError aborted(boolean sent) {
        return new AwsError(
                "Aborted",
                Category.ABORTED,
                "The call was interrupted.",
                "Look at the resource's state before going on.",
                null,
                sent);
    }

    /** Whether an earlier attempt of the same call may have arrived. */
    static boolean repeated(SdkException e) {
        return e.numAttempts() != null && e.numAttempts() > 1;
    }

    private static AwsError byCause(SdkClientException e, String said) {
        for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException u -> {
                    return unreachable("UnknownHost", "No address is known for " + u.getMessage(), repeated(e));
                }
                case ConnectException _, NoRouteToHostException _, SSLHandshakeException _ -> {
                    return unreachable("ConnectFailed", "No connection to AWS: " + t.getMessage(), repeated(e));
                }
                case ConnectionPoolTimeoutException _ -> {
                    return unreachable(
                            "TooManyConnections",
                            "No connection became free in time: too many calls are under way",
                            repeated(e));
                }
                case ConnectTimeoutException c -> {
                    return unreachable("Timeout", "No connection to AWS in time: " + c.getMessage(), repeated(e));
                }
                case SocketTimeoutException s -> {
                    var connecting = String.valueOf(s.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("connect");
                    return unreachable(
                            "Timeout", "AWS did not answer in time: " + s.getMessage(), !connecting || repeated(e));
                }
                case InterruptedException _, InterruptedIOException _ -> {
                    return aborted(true);
                }
                case IOException io -> {
                    return unreachable("ConnectionLost", "The connection to AWS broke: " + io.getMessage(), true);
                }
                default -> {}
            }
        }
        return new AwsError(
                "ClientError",
                Category.OTHER,
                AwsErrors.sentence("The call failed on this machine: " + said),
                "Look at the resource's state before going on.",
                null,
                true);
    }

    private static AwsError unreachable(String code, String what, boolean changeUnknown) {
        return new AwsError(
                code,
                Category.UNREACHABLE,
                AwsErrors.sentence(what),
                "Check the network, proxy and region, then run the step again.",
                null,
                changeUnknown);
    }
}
