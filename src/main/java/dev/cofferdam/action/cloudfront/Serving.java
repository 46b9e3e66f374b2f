package dev.cofferdam.action.cloudfront;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.PreconditionFailedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Whether a distribution, by its ARN, serves. Only this one of its settings is changed, in the configuration as it is
 * at that moment. Source: CloudFront API Reference, UpdateDistribution.
 */
record Serving() implements Setting {
    static final JsonNode OFF = BooleanNode.FALSE;

    private static final int TRIES = 5;

    @Override
    public String attribute() {
        return "Enabled";
    }

    @Override
    public String title() {
        return "serving";
    }

    @Override
    public String owner(String arn) {
        return "distribution " + id(arn);
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        try {
            return Optional.of(BooleanNode.valueOf(aws.client(CloudFrontClient.class)
                    .getDistributionConfig(r -> r.id(id(arn)))
                    .distributionConfig()
                    .enabled()));
        } catch (NoSuchDistributionException _) {
            return Optional.empty();
        }
    }

    /** Reads once more whenever somebody else was faster, so that what they changed stays. */
    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var cloudFront = aws.client(CloudFrontClient.class);
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var present = cloudFront.getDistributionConfig(r -> r.id(id(arn)));
            if (present.distributionConfig().enabled() == value.asBoolean()) return;
            try {
                cloudFront.updateDistribution(r -> r.id(id(arn))
                        .ifMatch(present.eTag())
                        .distributionConfig(present.distributionConfig().toBuilder()
                                .enabled(value.asBoolean())
                                .build()));
                return;
            } catch (PreconditionFailedException _) {
                aws.progress("somebody else has just changed the distribution %s".formatted(id(arn)));
            }
        }
        throw new ActionException(
                "PreconditionFailed",
                "Somebody else keeps changing distribution %s: it was different at each of %d tries. Look who deploys it, stop that, then run the step again."
                        .formatted(id(arn), TRIES));
    }

    static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
