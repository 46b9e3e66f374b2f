package dev.cofferdam.action.s3;

import dev.cofferdam.caselog.Json;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Who may do what with a bucket; the value is the document. */
record BucketPolicy() implements BucketSetting {
    static final String ID = "Policy";
    static final String MISSING = "NoSuchBucketPolicy";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        return Missing.orNull(
                MISSING,
                () -> Json.MAPPER.readTree(
                        s3.getBucketPolicy(r -> r.bucket(bucket)).policy()));
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode document) {
        if (document.isNull()) s3.deleteBucketPolicy(r -> r.bucket(bucket));
        else s3.putBucketPolicy(r -> r.bucket(bucket).policy(document.toString()));
    }

    @Override
    public String title() {
        return "policy";
    }
}
