package dev.cofferdam.action.s3;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.MFADeleteStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whether a bucket keeps what is overwritten and deleted; null where it never did, which it cannot be again. Source:
 * Amazon S3 User Guide, "Retaining multiple versions of objects with S3 Versioning".
 */
record Versioning() implements BucketSetting {
    static final String ID = "Versioning";
    static final JsonNode ENABLED = StringNode.valueOf(BucketVersioningStatus.ENABLED.toString());
    static final JsonNode SUSPENDED = StringNode.valueOf(BucketVersioningStatus.SUSPENDED.toString());

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        var status = s3.getBucketVersioning(r -> r.bucket(bucket)).statusAsString();
        return status == null ? NullNode.getInstance() : StringNode.valueOf(status);
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode status) {
        s3.putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status(status.asString())));
    }

    @Override
    public String title() {
        return "versioning";
    }

    /** Whether only who has the root user's device can change it. */
    static boolean needsMfa(S3Client s3, String bucket) {
        return s3.getBucketVersioning(r -> r.bucket(bucket)).mfaDelete() == MFADeleteStatus.ENABLED;
    }
}
