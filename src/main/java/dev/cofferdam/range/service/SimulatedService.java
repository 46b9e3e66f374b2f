package dev.cofferdam.range.service;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/**
 * A service of the range. Its operations are spread over parts, each of which implements the client interface and
 * overrides what it simulates; a part is made anew for each call.
 *
 * @param prefix as in IAM actions: {@code elasticloadbalancing}
 * @param name as the SDK names it in errors: {@code ElasticLoadBalancingV2}
 * @param global whether there is one for all regions, whose calls are logged in {@code us-east-1}
 * @param throttled the code of its throttling error
 * @param denied the code of its access denied error
 * @param error of errors that have no exception of their own
 * @param errors by code
 */
public record SimulatedService<C extends SdkClient>(
        Class<C> client,
        String prefix,
        String name,
        boolean global,
        String throttled,
        String denied,
        Supplier<? extends AwsServiceException.Builder> error,
        Map<String, Supplier<? extends AwsServiceException.Builder>> errors,
        List<ServicePart<C>> parts) {

    public SimulatedService {
        errors = Map.copyOf(errors);
        parts = List.copyOf(parts);
    }

    /** As CloudTrail names it. */
    public String eventSource() {
        return prefix + ".amazonaws.com";
    }

    public AwsServiceException.Builder exception(String code) {
        var modeled = errors.get(code);
        return modeled == null ? error.get() : modeled.get();
    }
}
