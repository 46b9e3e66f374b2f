package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Copies an object within S3 under a SHA-256 and a lock; its bytes do not pass this machine. Source: Amazon S3 User
 * Guide, "Copying an object using multipart upload", "Checking object integrity"; S3 API Reference, CopyObject.
 */
final class ObjectCopy {
    /** More cannot be copied by one call. */
    static final long LARGEST = 5L << 30;

    private static final long PART = 1L << 30;
    private static final int MOST_PARTS = 10_000;

    /** S3 answers when it has copied, which takes minutes for gigabytes. */
    private static final AwsRequestOverrideConfiguration PATIENT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(15))
            .apiCallTimeout(Duration.ofMinutes(45))
            .build();

    private final ActionContext aws;
    private final S3Client s3;
    private final String bucket;

    /** @param s3 for the region of the bucket that is copied to */
    ObjectCopy(ActionContext aws, S3Client s3, String bucket) {
        this.aws = aws;
        this.s3 = s3;
        this.bucket = bucket;
    }

    void make(EvidenceSource source, String key, Instant until) {
        if (source.size() <= LARGEST) whole(source, key, until);
        else inParts(source, key, until);
    }

    private void whole(EvidenceSource source, String key, Instant until) {
        s3.copyObject(r -> r.sourceBucket(source.bucket())
                .sourceKey(source.key())
                .sourceVersionId(source.version())
                .copySourceIfMatch(source.etag())
                .destinationBucket(bucket)
                .destinationKey(key)
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .taggingDirective(TaggingDirective.REPLACE)
                .tagging(tagging())
                .objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(until)
                .overrideConfiguration(PATIENT));
    }

    private void inParts(EvidenceSource source, String key, Instant until) {
        abandonEarlier(key);
        var upload = s3.createMultipartUpload(r -> r.bucket(bucket)
                        .key(key)
                        .contentType(source.contentType())
                        .metadata(source.metadata())
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .tagging(tagging())
                        .objectLockMode(ObjectLockMode.COMPLIANCE)
                        .objectLockRetainUntilDate(until))
                .uploadId();
        var size = partSize(source.size());
        var parts = new ArrayList<CompletedPart>();
        for (var from = 0L; from < source.size(); from += size) {
            var number = parts.size() + 1;
            aws.progress(
                    "copying %s: part %d of %d".formatted(source.key(), number, -Math.floorDiv(-source.size(), size)));
            parts.add(part(source, key, upload, number, from, Math.min(from + size, source.size()) - 1));
        }
        s3.completeMultipartUpload(r -> r.bucket(bucket)
                .key(key)
                .uploadId(upload)
                .multipartUpload(m -> m.parts(parts))
                .overrideConfiguration(PATIENT));
    }

    private CompletedPart part(EvidenceSource source, String key, String upload, int number, long from, long to) {
        var copied = s3.uploadPartCopy(r -> r.sourceBucket(source.bucket())
                        .sourceKey(source.key())
                        .sourceVersionId(source.version())
                        .copySourceIfMatch(source.etag())
                        .copySourceRange("bytes=%d-%d".formatted(from, to))
                        .destinationBucket(bucket)
                        .destinationKey(key)
                        .uploadId(upload)
                        .partNumber(number)
                        .overrideConfiguration(PATIENT))
                .copyPartResult();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(copied.eTag())
                .checksumSHA256(copied.checksumSHA256())
                .build();
    }

    /** Of an attempt that was interrupted: its parts cost until they are given up. */
    private void abandonEarlier(String key) {
        s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(key)).uploads().stream()
                .filter(u -> u.key().equals(key))
                .forEach(u ->
                        s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(u.uploadId())));
    }

    private static long partSize(long size) {
        return Math.max(PART, -Math.floorDiv(-size, MOST_PARTS));
    }

    private Tagging tagging() {
        return Tagging.builder()
                .tagSet(new TreeMap<>(aws.tags())
                        .entrySet().stream()
                                .map(t -> Tag.builder()
                                        .key(t.getKey())
                                        .value(t.getValue())
                                        .build())
                                .toList())
                .build();
    }
}
