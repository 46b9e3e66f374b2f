package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * One version of an object, as it is before it is copied.
 *
 * @param version null where the bucket has no versioning
 * @param sha256 of the whole object, in Base64; null where S3 has none
 */
record EvidenceSource(
        String bucket,
        String key,
        @Nullable String version,
        String etag,
        long size,
        @Nullable String sha256,
        @Nullable String contentType,
        Map<String, String> metadata) {

    /** @param version null: the current one */
    static EvidenceSource read(ActionContext aws, String bucket, String key, @Nullable String version) {
        var head = aws.client(S3Client.class)
                .headObject(r -> r.bucket(bucket).key(key).versionId(version).checksumMode(ChecksumMode.ENABLED));
        if (head.storageClass() == StorageClass.GLACIER || head.storageClass() == StorageClass.DEEP_ARCHIVE)
            if (head.restore() == null || head.restore().contains("ongoing-request=\"true\""))
                throw new ActionException(
                        "InvalidObjectState",
                        "Object %s of bucket %s is archived (%s). Have S3 restore it first, then run the step again."
                                .formatted(key, bucket, head.storageClassAsString()));
        return new EvidenceSource(
                bucket,
                key,
                head.versionId(),
                head.eTag(),
                head.contentLength(),
                ofTheWhole(head.checksumSHA256()),
                head.contentType(),
                head.metadata());
    }

    /** Tells it from every other version of the key. */
    String mark() {
        return version == null ? etag.replace("\"", "") : version;
    }

    /** A sum of parts' sums has their number behind it, and says nothing of another way to part the object. */
    static @Nullable String ofTheWhole(@Nullable String checksum) {
        return checksum == null || checksum.contains("-") ? null : checksum;
    }
}
