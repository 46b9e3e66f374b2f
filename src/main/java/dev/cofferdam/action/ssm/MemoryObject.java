package dev.cofferdam.action.ssm;

import static java.util.stream.Collectors.toMap;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * The image in the evidence bucket, and the upload that it comes by. Source: Amazon S3 User Guide, "Uploading and
 * copying objects using multipart upload", "Checking object integrity".
 */
final class MemoryObject {
    /** Enough for some gigabytes from a slow instance. */
    private static final Duration SIGNED_FOR = Duration.ofHours(1);

    private final ActionContext aws;
    private final S3Client s3;
    private final String region;
    private final String bucket;
    private final String key;

    MemoryObject(ActionContext aws, String bucket, @Nullable String region, String key) {
        this.aws = aws;
        this.region = region == null || region.isEmpty() ? aws.region() : region;
        this.s3 = aws.client(S3Client.class, this.region);
        this.bucket = bucket;
        this.key = key;
    }

    String key() {
        return key;
    }

    String arn() {
        return "arn:%s:s3:::%s/%s".formatted(aws.partition(), bucket, key);
    }

    /** @throws ActionException when the bucket is not there */
    boolean isLocked() {
        try {
            return s3.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration() != null;
        } catch (S3Exception e) {
            return switch (e.awsErrorDetails().errorCode()) {
                case "ObjectLockConfigurationNotFoundError" -> false;
                case "NoSuchBucket" ->
                    throw new ActionException(
                            "NoSuchBucket",
                            "There is no bucket %s in %s. Make it, with Object Lock, or name another."
                                    .formatted(bucket, region),
                            e);
                default -> throw e;
            };
        }
    }

    Optional<HeadObjectResponse> find() {
        try {
            return Optional.of(s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /** One that an earlier attempt began, or a new one. */
    String upload(MemoryImage image) {
        return s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(key)).uploads().stream()
                .filter(u -> u.key().equals(key))
                .map(MultipartUpload::uploadId)
                .findFirst()
                .orElseGet(() -> s3.createMultipartUpload(r -> r.bucket(bucket)
                                .key(key)
                                .contentType("application/octet-stream")
                                .metadata(Map.of("sha256", image.sha256()))
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                        .uploadId());
    }

    /** The numbers of those parts that are not there as the instance has them. */
    List<Integer> missing(MemoryImage image, String upload) {
        var there = parts(upload);
        return IntStream.rangeClosed(1, image.parts().size())
                .filter(number -> !there.containsKey(number)
                        || !image.partSum(number).equals(there.get(number).checksumSHA256()))
                .boxed()
                .toList();
    }

    MemoryScripts.Part signed(MemoryImage image, String upload, int number) {
        var part = UploadPartRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .partNumber(number)
                .checksumSHA256(image.partSum(number))
                .build();
        return new MemoryScripts.Part(number, aws.presigning().part(part, region, SIGNED_FOR));
    }

    void complete(String upload) {
        var parts = parts(upload).values().stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.partNumber())
                        .eTag(part.eTag())
                        .checksumSHA256(part.checksumSHA256())
                        .build())
                .toList();
        s3.completeMultipartUpload(
                r -> r.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts)));
    }

    private Map<Integer, Part> parts(String upload) {
        return s3.listPartsPaginator(r -> r.bucket(bucket).key(key).uploadId(upload)).parts().stream()
                .collect(toMap(Part::partNumber, part -> part, (_, newer) -> newer, TreeMap::new));
    }
}
