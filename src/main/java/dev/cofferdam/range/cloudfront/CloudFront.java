package dev.cofferdam.range.cloudfront;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.InvalidIfMatchVersionException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.PreconditionFailedException;

/** The service as a whole. */
public final class CloudFront {
    private CloudFront() {}

    public static SimulatedService<CloudFrontClient> service() {
        return new SimulatedService<>(
                CloudFrontClient.class,
                "cloudfront",
                "CloudFront",
                true,
                "Throttling",
                "AccessDenied",
                CloudFrontException::builder,
                Map.of(
                        "NoSuchDistribution", NoSuchDistributionException::builder,
                        "PreconditionFailed", PreconditionFailedException::builder,
                        "InvalidIfMatchVersion", InvalidIfMatchVersionException::builder),
                List.of(new ServicePart<>(Serving.class, Serving::new)));
    }
}
