package dev.cofferdam.action.local;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * The bundle in the evidence bucket. What it says of itself, its sums, is there from its first moment, so that a later
 * look can hold against them what S3 came to. Source: Amazon S3 User Guide, "Locking objects with Object Lock",
 * "Uploading and copying objects using multipart upload", "Checking object integrity".
 */
final class BundleObject {
    private static final String TYPE = "application/zip";
    private static final String SHA256 = "sha256";
    private static final String CHECKSUM = "checksum";

    /** A part of 64 MiB by a slow line. */
    private static final AwsRequestOverrideConfiguration PATIENT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(15))
            .apiCallTimeout(Duration.ofMinutes(45))
            .build();

    private final ActionContext aws;
    private final S3Client s3;
    private final String bucket;
    private final String key;

    /** @param region of the bucket; the step's where it is null or empty */
    BundleObject(ActionContext aws, String bucket, @Nullable String region, String key) {
        this.aws = aws;
        this.s3 = client(aws, region);
        this.bucket = bucket;
        this.key = key;
    }

    /**
     * What lies there.
     *
     * @param sha256 of the whole as it was when it left, lower-case hex; empty: it is no bundle of ours
     * @param checksum as S3 has it; empty: another one than SHA-256
     * @param agrees whether that is what it should have come to
     * @param retainUntil in compliance mode; null: not so
     */
    record Found(
            String version,
            long size,
            String sha256,
            String checksum,
            boolean agrees,
            @Nullable Instant retainUntil) {
        boolean isKeptUntil(Instant wanted) {
            return retainUntil != null && !retainUntil.isBefore(wanted);
        }
    }

    String key() {
        return key;
    }

    String arn() {
        return "arn:%s:s3:::%s/%s".formatted(aws.partition(), bucket, key);
    }

    /** @throws ActionException when the bucket has no Object Lock */
    static void demandLock(ActionContext aws, String bucket, @Nullable String region) {
        if (!isLocked(client(aws, region), bucket))
            throw new ActionException(
                    "ObjectLockRequired",
                    "Bucket %s has no Object Lock, so that a bundle in it can be deleted. Turn it on, or name another bucket."
                            .formatted(bucket));
    }

    private static boolean isLocked(S3Client s3, String bucket) {
        try {
            var lock = s3.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration();
            return lock != null && lock.objectLockEnabled() == ObjectLockEnabled.ENABLED;
        } catch (S3Exception e) {
            if ("ObjectLockConfigurationNotFoundError"
                    .equals(e.awsErrorDetails().errorCode())) return false;
            throw e;
        }
    }

    Optional<Found> find() {
        try {
            var head = s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
            var checksum = head.checksumSHA256() == null ? "" : head.checksumSHA256();
            return Optional.of(new Found(
                    head.versionId(),
                    head.contentLength(),
                    head.metadata().getOrDefault(SHA256, ""),
                    checksum,
                    !checksum.isEmpty() && checksum.equals(head.metadata().get(CHECKSUM)),
                    head.objectLockMode() == ObjectLockMode.COMPLIANCE ? head.objectLockRetainUntilDate() : null));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /** S3 refuses what does not have the sum that goes with it. */
    void put(BundleUpload upload, Instant until) {
        abandonEarlier();
        if (upload.isInParts()) inParts(upload, until);
        else whole(upload, until);
    }

    void keepUntil(Instant until) {
        s3.putObjectRetention(r -> r.bucket(bucket)
                .key(key)
                .retention(t -> t.mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(until)));
    }

    private void whole(BundleUpload upload, Instant until) {
        var only = upload.parts().getFirst();
        s3.putObject(
                r -> r.bucket(bucket)
                        .key(key)
                        .contentType(TYPE)
                        .contentLength(only.size())
                        .metadata(metadata(upload))
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .checksumSHA256(only.sha256())
                        .tagging(tagging())
                        .objectLockMode(ObjectLockMode.COMPLIANCE)
                        .objectLockRetainUntilDate(until)
                        .overrideConfiguration(PATIENT),
                upload.body(only));
    }

    private void inParts(BundleUpload upload, Instant until) {
        var id = s3.createMultipartUpload(r -> r.bucket(bucket)
                        .key(key)
                        .contentType(TYPE)
                        .metadata(metadata(upload))
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .tagging(tagging())
                        .objectLockMode(ObjectLockMode.COMPLIANCE)
                        .objectLockRetainUntilDate(until))
                .uploadId();
        var sent = new ArrayList<CompletedPart>();
        for (var part : upload.parts()) {
            aws.progress("uploading the bundle: part %d of %d"
                    .formatted(part.number(), upload.parts().size()));
            sent.add(send(upload, part, id));
        }
        s3.completeMultipartUpload(r -> r.bucket(bucket)
                .key(key)
                .uploadId(id)
                .multipartUpload(m -> m.parts(sent))
                .overrideConfiguration(PATIENT));
    }

    private CompletedPart send(BundleUpload upload, BundleUpload.Part part, String id) {
        var answer = s3.uploadPart(
                r -> r.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(part.number())
                        .contentLength(part.size())
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .checksumSHA256(part.sha256())
                        .overrideConfiguration(PATIENT),
                upload.body(part));
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(answer.eTag())
                .checksumSHA256(part.sha256())
                .build();
    }

    /** Of an attempt that was interrupted: its parts cost until they are given up, and are of other bytes. */
    private void abandonEarlier() {
        s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(key)).uploads().stream()
                .filter(u -> u.key().equals(key))
                .forEach(u ->
                        s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(u.uploadId())));
    }

    private static Map<String, String> metadata(BundleUpload upload) {
        return Map.of(SHA256, upload.sha256(), CHECKSUM, upload.checksum());
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

    private static S3Client client(ActionContext aws, @Nullable String region) {
        return region == null || region.isEmpty() ? aws.client(S3Client.class) : aws.client(S3Client.class, region);
    }
}
