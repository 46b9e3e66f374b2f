package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Counts how often the SDK sent one call. It travels with the request as a metric publisher, which a synchronous client
 * calls on the caller's thread before it returns; so nothing has to be matched by thread or time.
 */
final class Attempts implements MetricPublisher {
    private volatile @Nullable Integer retries;

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

    @Override
    public void publish(MetricCollection metrics) {
        var values = metrics.metricValues(CoreMetric.RETRY_COUNT);
        if (!values.isEmpty()) retries = values.getFirst();
    }

    @Override
    public void close() {}
}
