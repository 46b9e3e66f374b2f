package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import tools.jackson.databind.JsonNode;

/** A setting of a bucket, which is named by its ARN. What all reversible actions on buckets share. */
sealed interface BucketSetting extends Setting
        permits PublicAccessBlock,
                BucketPolicy,
                BucketAcl,
                OwnershipControls,
                Versioning,
                LifecycleRules,
                ReplicationRules,
                AccessLogging {
    /** @throws NoSuchBucketException where there is no such bucket */
    JsonNode read(S3Client s3, String bucket);

    /** Safe to repeat. */
    void write(S3Client s3, String bucket, JsonNode value);

    @Override
    default String owner(String resource) {
        return "bucket " + Arns.bucketOf(resource);
    }

    @Override
    default Optional<JsonNode> read(String resource, ActionContext aws) {
        try {
            return Optional.of(read(aws.client(S3Client.class), Arns.bucketOf(resource)));
        } catch (NoSuchBucketException _) {
            return Optional.empty();
        }
    }

    @Override
    default void write(String resource, JsonNode value, ActionContext aws) {
        write(aws.client(S3Client.class), Arns.bucketOf(resource), value);
    }

    static BucketSetting of(Change change) {
        return switch (change.attribute()) {
            case PublicAccessBlock.ID -> new PublicAccessBlock();
            case BucketPolicy.ID -> new BucketPolicy();
            case BucketAcl.ID -> new BucketAcl();
            case OwnershipControls.ID -> new OwnershipControls();
            case Versioning.ID -> new Versioning();
            case LifecycleRules.ID -> new LifecycleRules();
            case ReplicationRules.ID -> new ReplicationRules();
            case AccessLogging.ID -> new AccessLogging();
            default -> throw new IllegalArgumentException("not a setting of a bucket: " + change.attribute());
        };
    }
}
