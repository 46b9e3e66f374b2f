package dev.cofferdam.range.cloudfront;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Distributions.Distribution;
import dev.cofferdam.range.world.World;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;

/** Distributions and their configurations. Source: CloudFront API Reference, UpdateDistribution. */
final class Serving implements CloudFrontClient {
    private final Call call;
    private final World world;

    Serving(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public GetDistributionResponse getDistribution(GetDistributionRequest request) {
        var distribution = find(request.id());
        return GetDistributionResponse.builder()
                .distribution(shape(distribution))
                .eTag(tag(distribution))
                .build();
    }

    @Override
    public GetDistributionConfigResponse getDistributionConfig(GetDistributionConfigRequest request) {
        var distribution = find(request.id());
        return GetDistributionConfigResponse.builder()
                .distributionConfig(config(distribution))
                .eTag(tag(distribution))
                .build();
    }

    /** Only of the version that the caller has read. */
    @Override
    public UpdateDistributionResponse updateDistribution(UpdateDistributionRequest request) {
        var distribution = find(request.id());
        if (request.ifMatch() == null)
            throw new ServiceError(
                    "InvalidIfMatchVersion", "The If-Match version is missing or not valid for the resource.");
        if (!request.ifMatch().equals(tag(distribution)))
            throw new ServiceError(
                    "PreconditionFailed", "The request failed because it didn't meet the preconditions.", 412);
        var wanted = request.distributionConfig();
        var changed = distribution.changedTo(
                wanted.enabled(),
                wanted.comment(),
                wanted.aliases() == null
                        ? distribution.aliases()
                        : wanted.aliases().items(),
                call.now());
        world.distributions().all().put(changed);
        return UpdateDistributionResponse.builder()
                .distribution(shape(changed))
                .eTag(tag(changed))
                .build();
    }

    private Distribution find(@Nullable String id) {
        return world.distributions()
                .all()
                .find(id)
                .orElseThrow(() ->
                        new ServiceError("NoSuchDistribution", "The specified distribution does not exist.", 404));
    }

    private static String tag(Distribution distribution) {
        return "E%s%d".formatted(distribution.id(), distribution.version());
    }

    private software.amazon.awssdk.services.cloudfront.model.Distribution shape(Distribution distribution) {
        return software.amazon.awssdk.services.cloudfront.model.Distribution.builder()
                .id(distribution.id())
                .arn(world.globalArn("cloudfront", "distribution/" + distribution.id()))
                .status(distribution.deployed(call.now()) ? "Deployed" : "InProgress")
                .domainName("d%s.cloudfront.net".formatted(distribution.id().toLowerCase(Locale.ROOT)))
                .distributionConfig(config(distribution))
                .build();
    }

    private static DistributionConfig config(Distribution distribution) {
        return DistributionConfig.builder()
                .callerReference(distribution.id())
                .comment(distribution.comment())
                .aliases(a -> a.quantity(distribution.aliases().size()).items(distribution.aliases()))
                .enabled(distribution.enabled())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
