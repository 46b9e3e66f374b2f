package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Counts how often the SDK sent one call. It travels with the request as a metric publisher, which a synchronous client
 * calls on the caller's thread before it returns; so nothing has to be matched by thread or time.
 */
final class Attempts implements MetricPublisher {
    /** As {@code CoreMetric.ERROR_TYPE} names it. */
    private static final String THROTTLING = "Throttling";

    private static final String ATTEMPT = "ApiCallAttempt";

    private volatile @Nullable Integer retries;
    private volatile boolean refused;
    private volatile int throttled;

    AwsRequest watch(AwsRequest request) {
        var configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder)
                .addMetricPublisher(this)
                .build();
        return request.toBuilder().overrideConfiguration(configuration).build();
    }

    /** A simulated client publishes nothing: it is asked once. */
    int count() {
        var counted = retries;
        return counted == null ? 1 : counted + 1;
    }

    /**
     * Whether the service answered each attempt, and refused it: none of them took effect. What was cut off, or met a
     * fault of the service, may have.
     */
    boolean allRefused() {
        return refused;
    }

    /** How many attempts the service called too many. */
    int throttled() {
        return throttled;
    }

    @Override
    public void publish(MetricCollection metrics) {
        var each = metrics.childrenWithName(ATTEMPT).toList();
        refused = !each.isEmpty() && each.stream().allMatch(Attempts::isRefusal);
        throttled = Math.toIntExact(each.stream()
                .filter(a -> a.metricValues(CoreMetric.ERROR_TYPE).contains(THROTTLING))
                .count());
        var values = metrics.metricValues(CoreMetric.RETRY_COUNT);
        if (!values.isEmpty()) retries = values.getFirst();
    }

    private static boolean isRefusal(MetricCollection attempt) {
        return attempt.metricValues(HttpMetric.HTTP_STATUS_CODE).stream()
                .anyMatch(status -> status >= 400 && status < 500);
    }

    @Override
    public void close() {}
}
