package dev.cofferdam.action.s3;

import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What a bucket moves and deletes by itself; the value has the rules, and what goes with them. */
record LifecycleRules() implements BucketSetting {
    static final String ID = "Lifecycle";

    private static final String SMALLEST = "TransitionDefaultMinimumObjectSize";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        return Missing.orNull(
                "NoSuchLifecycleConfiguration",
                () -> SdkJson.of(s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket))));
    }

    /** The smallest size for transitions is no part of the rules, and falls back when it is not sent along. */
    @Override
    public void write(S3Client s3, String bucket, JsonNode configuration) {
        if (configuration.isNull()) {
            s3.deleteBucketLifecycle(r -> r.bucket(bucket));
            return;
        }
        var former = FormerModel.read(configuration, BucketLifecycleConfiguration.builder());
        s3.putBucketLifecycleConfiguration(r -> {
            r.bucket(bucket).lifecycleConfiguration(former.build());
            if (configuration.get(SMALLEST) instanceof StringNode smallest)
                r.transitionDefaultMinimumObjectSize(smallest.asString());
        });
    }

    @Override
    public String title() {
        return "lifecycle configuration";
    }
}
