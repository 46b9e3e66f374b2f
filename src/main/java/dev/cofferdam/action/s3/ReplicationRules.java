package dev.cofferdam.action.s3;

import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import tools.jackson.databind.JsonNode;

/** Where a bucket copies what is written to it; the value has the role and the rules. */
record ReplicationRules() implements BucketSetting {
    static final String ID = "Replication";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        return Missing.orNull(
                "ReplicationConfigurationNotFoundError",
                () -> SdkJson.of(s3.getBucketReplication(r -> r.bucket(bucket)).replicationConfiguration()));
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode configuration) {
        if (configuration.isNull()) {
            s3.deleteBucketReplication(r -> r.bucket(bucket));
            return;
        }
        var former = FormerModel.read(configuration, ReplicationConfiguration.builder());
        s3.putBucketReplication(r -> r.bucket(bucket).replicationConfiguration(former.build()));
    }

    @Override
    public String title() {
        return "replication configuration";
    }
}
