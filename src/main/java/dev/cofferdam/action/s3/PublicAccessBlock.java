package dev.cofferdam.action.s3;

import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import tools.jackson.databind.JsonNode;

/** What a bucket does not let be public. */
record PublicAccessBlock() implements BucketSetting {
    static final String ID = "PublicAccessBlock";
    static final String MISSING = "NoSuchPublicAccessBlockConfiguration";

    static final JsonNode EVERYTHING = Json.object()
            .put("BlockPublicAcls", true)
            .put("IgnorePublicAcls", true)
            .put("BlockPublicPolicy", true)
            .put("RestrictPublicBuckets", true);

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        return Missing.orNull(
                MISSING,
                () -> SdkJson.of(s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration()));
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode block) {
        if (block.isNull()) {
            s3.deletePublicAccessBlock(r -> r.bucket(bucket));
            return;
        }
        var former = FormerModel.read(block, PublicAccessBlockConfiguration.builder());
        s3.putPublicAccessBlock(r -> r.bucket(bucket).publicAccessBlockConfiguration(former.build()));
    }

    @Override
    public String title() {
        return "public access block";
    }
}
