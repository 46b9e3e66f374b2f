package dev.cofferdam.action.s3;

import dev.cofferdam.caselog.Json;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Who may do what with a bucket, as a document. */
record BucketPolicy() {
    static final String MISSING = "NoSuchBucketPolicy";

    JsonNode read(S3Client s3, String bucket) {
        return Missing.orNull(
                MISSING,
                () -> Json.MAPPER.readTree(
                        s3.getBucketPolicy(r -> r.bucket(bucket)).policy()));
    }
}
