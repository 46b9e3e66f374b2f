package dev.cofferdam.action.s3;

import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Where a bucket's access is logged to; null where it is not. */
record AccessLogging() implements BucketSetting {
    static final String ID = "AccessLogging";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        var enabled = s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled();
        return enabled == null ? NullNode.getInstance() : SdkJson.of(enabled);
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode logging) {
        var former = logging.isNull()
                ? null
                : FormerModel.read(logging, LoggingEnabled.builder()).build();
        s3.putBucketLogging(r -> r.bucket(bucket).bucketLoggingStatus(s -> s.loggingEnabled(former)));
    }

    @Override
    public String title() {
        return "access logging";
    }
}
