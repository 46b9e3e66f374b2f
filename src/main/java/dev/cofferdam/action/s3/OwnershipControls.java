package dev.cofferdam.action.s3;

import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Whom new objects belong to, and whether ACLs count. */
record OwnershipControls() implements BucketSetting {
    static final String ID = "OwnershipControls";

    /** ACLs, the bucket's and its objects', count no more. */
    static final JsonNode NO_ACLS = Json.MAPPER.readTree("""
        {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
        """);

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        return Missing.orNull(
                "OwnershipControlsNotFoundError",
                () -> SdkJson.of(
                        s3.getBucketOwnershipControls(r -> r.bucket(bucket)).ownershipControls()));
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode controls) {
        if (controls.isNull()) {
            s3.deleteBucketOwnershipControls(r -> r.bucket(bucket));
            return;
        }
        var former = FormerModel.read(controls, software.amazon.awssdk.services.s3.model.OwnershipControls.builder());
        s3.putBucketOwnershipControls(r -> r.bucket(bucket).ownershipControls(former.build()));
    }

    @Override
    public String title() {
        return "object ownership";
    }
}
