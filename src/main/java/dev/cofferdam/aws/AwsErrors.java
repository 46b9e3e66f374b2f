package dev.cofferdam.aws;

import dev.cofferdam.aws.AwsError.Category;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Tells what an exception of the SDK means. Source: each service's "Common errors" and the EC2 API's "Error codes". */
public final class AwsErrors {
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "AuthFailure",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "TokenRefreshRequired");
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized");
    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "SnapshotCreationPerVolumeRateExceeded");
    private static final Pattern NOT_FOUND =
            Pattern.compile(".*NotFound(Exception)?(\\..*)?|NoSuch.*|.*\\.Unknown|.*DoesNotExist(Exception)?");
    private static final Pattern CONFLICT =
            Pattern.compile("Incorrect.*State.*|DependencyViolation|DeleteConflict|.*InUse(Fault|Exception)?"
                + "|.*AlreadyExists.*|.*\\.Duplicate|Concurrent.*|.*Conflict.*|ResourceContention.*|ScalingActivityInProgress.*"
                + "|OperationNotPermitted.*|.*\\.InUse|UnmodifiableEntity");
    private static final Pattern LIMIT =
            Pattern.compile(".*LimitExceeded(Exception)?|.*QuotaExceeded.*|Insufficient.*");
    private static final Pattern MISSING = Pattern.compile(
            "not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)(?: on resource: (\\S+))?(?:.*(explicit"
                    + " deny[^.]*))?");

    private static final Set<Integer> ON_THE_WAY = Set.of(403, 407, 502, 503, 504);

    private static final String SKIP_IN_EXERCISE = "Skip the step in an exercise; it works on a live account.";

    private AwsErrors() {}

    /** Looks through the causes for what the SDK threw; anything else is told as it is. */
    public static AwsError explain(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            switch (t) {
                case AwsSessionException e -> {
                    return new AwsError(
                            "SignInNeeded",
                            Category.EXPIRED_CREDENTIALS,
                            sentence(String.valueOf(e.getMessage())),
                            "Nothing was sent: sign in and run the step again.",
                            null,
                            false);
                }
                case AwsServiceException e -> {
                    return service(e);
                }
                case SdkServiceException e -> {
                    return answered(e, "HTTP" + e.statusCode(), String.valueOf(e.getMessage()));
                }
                case SdkClientException e -> {
                    return ClientErrors.explain(e);
                }
                case UnsupportedOperationException e -> {
                    return notSimulated(e);
                }
                case InterruptedException _ -> {
                    return ClientErrors.aborted(false);
                }
                default -> {}
            }
        }
        return new AwsError(
                thrown.getClass().getSimpleName(),
                Category.OTHER,
                sentence(thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage()),
                "Look at the state of the resource before going on.",
                null,
                true);
    }

    private static AwsError service(AwsServiceException e) {
        var details = e.awsErrorDetails();
        var isNamed = details != null && details.errorCode() != null;
        if (!isNamed && e.requestId() == null && ON_THE_WAY.contains(e.statusCode())) return onTheWay(e.statusCode());
        var code = details == null || details.errorCode() == null ? "HTTP" + e.statusCode() : details.errorCode();
        var said = details == null ? e.getMessage() : details.errorMessage();
        return answered(e, code, said == null ? "no message" : said);
    }

    /** A proxy that lets nobody through answers in AWS's place; what AWS itself refuses has a code or an id. */
    private static AwsError onTheWay(int status) {
        return new AwsError(
                "HTTP" + status,
                Category.UNREACHABLE,
                "Something on the way to AWS answered with HTTP %d, a proxy or a gateway: it is no answer of AWS."
                        .formatted(status),
                "Check the proxy (HTTPS_PROXY, its name and password) and the network, then run the step again.",
                null,
                status >= 500);
    }

    private static AwsError answered(SdkServiceException e, String code, String said) {
        var category = category(e, code);
        var missing = category == Category.DENIED ? permission(said) : null;
        return new AwsError(
                code,
                category,
                sentence(code + ": " + said),
                todo(category, code, said, missing),
                missing,
                mayHaveChanged(e, category));
    }

    /**
     * A refusal changes nothing, unless an earlier attempt of the same call got lost: the SDK tells how often it sent
     * it, not what became of each. Throttled calls are retried most, and a throttled call was not looked at.
     */
    private static boolean mayHaveChanged(SdkException e, Category category) {
        return category == Category.SERVICE
                || (ClientErrors.repeated(e) && category != Category.THROTTLED && category != Category.NOT_SIMULATED);
    }

    private static Category category(SdkServiceException e, String code) {
        if (CREDENTIALS.contains(code)) return Category.EXPIRED_CREDENTIALS;
        if (DENIED.contains(code)) return Category.DENIED;
        if (THROTTLED.contains(code) || e.isThrottlingException()) return Category.THROTTLED;
        if (code.equals("NotSimulated")) return Category.NOT_SIMULATED;
        if (NOT_FOUND.matcher(code).matches()) return Category.NOT_FOUND;
        if (CONFLICT.matcher(code).matches()) return Category.CONFLICT;
        if (LIMIT.matcher(code).matches()) return Category.LIMIT;
        return byStatus(e.statusCode());
    }

    private static Category byStatus(int status) {
        if (status >= 500) return Category.SERVICE;
        return switch (status) {
            case 401, 403 -> Category.DENIED;
            case 404 -> Category.NOT_FOUND;
            case 409, 412 -> Category.CONFLICT;
            case 429 -> Category.THROTTLED;
            default -> Category.INVALID;
        };
    }

    private static String todo(Category category, String code, String said, @Nullable String missing) {
        return switch (category) {
            case DENIED -> denied(said, missing);
            case THROTTLED -> "AWS was asked too often: wait a little, then run the step again.";
            case NOT_FOUND -> "Check the id, the region and the account; it may have been deleted meanwhile.";
            case EXPIRED_CREDENTIALS ->
                code.equals("SignatureDoesNotMatch") || code.equals("RequestExpired")
                        ? "Check this machine's clock and the profile's keys, then run the step again."
                        : "Sign in again (for example aws sso login --profile NAME), then run the step again.";
            case CONFLICT -> "Look at the resource's present state, wait until it settles, then plan again.";
            case LIMIT -> "Ask AWS for a higher quota, or free what is not needed.";
            case INVALID -> "Check the step's inputs.";
            case SERVICE -> "This is a fault of AWS: look at the resource's state, then run the step again.";
            case NOT_SIMULATED -> SKIP_IN_EXERCISE;
            case UNREACHABLE, ABORTED, OTHER -> "Look at the resource's state before going on.";
        };
    }

    private static String denied(String said, @Nullable String missing) {
        var matcher = MISSING.matcher(said);
        if (missing == null || !matcher.find())
            return "The signed-in identity may not do this: use one that may, or have the permission granted.";
        var where = matcher.group(2) == null ? "" : " on " + matcher.group(2);
        return matcher.group(3) == null
                ? "Have %s allowed%s for the signed-in identity, or use another one.".formatted(missing, where)
                : "An %s forbids %s%s: no further permission helps, use an identity that it does not bind."
                        .formatted(matcher.group(3), missing, where);
    }

    private static @Nullable String permission(String said) {
        var matcher = MISSING.matcher(said);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static AwsError notSimulated(UnsupportedOperationException e) {
        return new AwsError(
                "NotSimulated",
                Category.NOT_SIMULATED,
                sentence(
                        e.getMessage() == null ? "the simulated account does not know this operation" : e.getMessage()),
                SKIP_IN_EXERCISE,
                null,
                false);
    }

    static String sentence(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }
}
