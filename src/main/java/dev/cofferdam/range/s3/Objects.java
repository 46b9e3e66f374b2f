package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.ObjectVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Objects one by one, but for their bytes. */
final class Objects extends S3Part {
    /** Source: S3 API Reference, CopyObject: 5 GB; more needs a multipart upload. */
    static final long LARGEST_COPY = 5L << 30;

    Objects(Call call) {
        super(call);
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        var version = version(bucket(request.bucket()), request.key(), request.versionId());
        var head = HeadObjectResponse.builder()
                .contentLength(version.size())
                .eTag(version.etag())
                .lastModified(version.modified())
                .versionId(version.version().equals(ObjectVersion.NULL) ? null : version.version())
                .storageClass(version.storageClass().equals("STANDARD") ? null : version.storageClass())
                .metadata(version.metadata())
                .tagCount(version.tags().isEmpty() ? null : version.tags().size());
        if (request.checksumMode() == ChecksumMode.ENABLED && version.sha256() != null)
            head.checksumSHA256(version.sha256()).checksumType(type(version.sha256()));
        if (version.lockedUntil() != null)
            head.objectLockMode(ObjectLockMode.COMPLIANCE).objectLockRetainUntilDate(version.lockedUntil());
        return head.build();
    }

    /** What comes is read, and only its size and sum are kept. */
    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        var bucket = bucket(request.bucket());
        var came = Sums.of(body, request.checksumSHA256());
        var stored = new ObjectVersion(
                request.key(),
                newVersion(bucket),
                call.now(),
                false,
                came.size(),
                "\"%s\"".formatted(Sums.sha256(came.sha256()).substring(0, 32)),
                request.checksumSHA256() == null ? null : came.sha256(),
                "STANDARD",
                tags(request.tagging()),
                lock(bucket, request.objectLockMode(), request.objectLockRetainUntilDate()),
                request.metadata());
        change(request.bucket(), b -> b.adding(stored));
        return PutObjectResponse.builder()
                .versionId(stored.version().equals(ObjectVersion.NULL) ? null : stored.version())
                .eTag(stored.etag())
                .checksumSHA256(stored.sha256())
                .build();
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        var source = version(bucketFrom(request.sourceBucket()), request.sourceKey(), request.sourceVersionId());
        if (source.size() > LARGEST_COPY)
            throw invalid("The specified copy source is larger than the maximum allowable size for a copy source: "
                    + LARGEST_COPY);
        if (source.storageClass().equals("GLACIER") || source.storageClass().equals("DEEP_ARCHIVE"))
            throw new ServiceError(
                    "InvalidObjectState", "The operation is not valid for the object's storage class", 403);
        var target = bucket(request.destinationBucket());
        var copy = source.copied(request.destinationKey(), newVersion(target), call.now())
                .withTags(
                        request.taggingDirective() == TaggingDirective.REPLACE
                                ? tags(request.tagging())
                                : source.tags())
                .withLock(lock(target, request.objectLockMode(), request.objectLockRetainUntilDate()));
        if (request.checksumAlgorithmAsString() != null && copy.sha256() == null)
            copy = copy.withSum(copy.etag(), Sums.sha256(copy.etag()));
        var stored = copy;
        change(request.destinationBucket(), b -> b.adding(stored));
        return CopyObjectResponse.builder()
                .versionId(stored.version().equals(ObjectVersion.NULL) ? null : stored.version())
                .copySourceVersionId(source.version())
                .copyObjectResult(CopyObjectResult.builder()
                        .eTag(stored.etag())
                        .lastModified(stored.modified())
                        .checksumSHA256(stored.sha256())
                        .build())
                .build();
    }

    /** Without a version, a delete marker is put on top, where there is versioning; with one, that is gone for good. */
    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        var bucket = bucket(request.bucket());
        var key = request.key();
        if (request.versionId() != null) {
            var version = bucket.version(key, request.versionId());
            if (version.filter(v -> lockedNow(v.lockedUntil())).isPresent())
                throw new ServiceError("AccessDenied", "Access Denied because object protected by object lock.", 403);
            change(request.bucket(), b -> b.without(key, request.versionId()));
            return DeleteObjectResponse.builder()
                    .versionId(request.versionId())
                    .deleteMarker(version.map(ObjectVersion::deleteMarker).orElse(null))
                    .build();
        }
        if (Configurations.status(bucket).isEmpty()) {
            change(request.bucket(), b -> b.without(key, ObjectVersion.NULL));
            return DeleteObjectResponse.builder().build();
        }
        var marker = ObjectVersion.marker(key, newVersion(bucket), call.now());
        change(request.bucket(), b -> b.adding(marker));
        return DeleteObjectResponse.builder()
                .versionId(marker.version())
                .deleteMarker(true)
                .build();
    }

    @Override
    public GetObjectTaggingResponse getObjectTagging(GetObjectTaggingRequest request) {
        var version = version(bucket(request.bucket()), request.key(), request.versionId());
        return GetObjectTaggingResponse.builder()
                .versionId(version.version())
                .tagSet(version.tags().entrySet().stream()
                        .map(t -> Tag.builder()
                                .key(t.getKey())
                                .value(t.getValue())
                                .build())
                        .toList())
                .build();
    }

    /** In compliance mode, it can be made longer, never shorter. */
    @Override
    public PutObjectRetentionResponse putObjectRetention(PutObjectRetentionRequest request) {
        var bucket = bucket(request.bucket());
        var version = version(bucket, request.key(), request.versionId());
        var until = lock(
                bucket,
                ObjectLockMode.fromValue(request.retention().modeAsString()),
                request.retention().retainUntilDate());
        if (lockedNow(version.lockedUntil()) && (until == null || until.isBefore(version.lockedUntil())))
            throw new ServiceError("AccessDenied", "Access Denied because object protected by object lock.", 403);
        change(request.bucket(), b -> b.replacing(version.withLock(until)));
        return PutObjectRetentionResponse.builder().build();
    }

    /** A copy's source may be in any region. */
    private Bucket bucketFrom(@Nullable String name) {
        return world.storage()
                .buckets()
                .find(name)
                .orElseThrow(() -> new ServiceError("NoSuchBucket", "The specified bucket does not exist", 404));
    }

    private static ObjectVersion version(Bucket bucket, String key, @Nullable String version) {
        if (version == null)
            return bucket.current(key)
                    .orElseThrow(() -> new ServiceError("NoSuchKey", "The specified key does not exist.", 404));
        var found = bucket.version(key, version)
                .orElseThrow(() -> new ServiceError("NoSuchVersion", "The specified version does not exist.", 404));
        if (found.deleteMarker())
            throw new ServiceError(
                    "MethodNotAllowed", "The specified method is not allowed against this resource.", 405);
        return found;
    }

    private String newVersion(Bucket bucket) {
        return Configurations.versioned(bucket) ? call.ids().uuid().replace("-", "") : ObjectVersion.NULL;
    }

    private boolean lockedNow(@Nullable Instant until) {
        return until != null && until.isAfter(call.now());
    }

    private @Nullable Instant lock(Bucket bucket, @Nullable ObjectLockMode mode, @Nullable Instant until) {
        if (mode == null && until == null) return null;
        if (!Configurations.locks(bucket)) throw invalid("Bucket is missing Object Lock Configuration");
        if (mode != ObjectLockMode.COMPLIANCE) throw invalid("only compliance mode is simulated here");
        if (until == null || !until.isAfter(call.now()))
            throw new ServiceError("InvalidArgument", "The retain until date must be in the future!");
        return until;
    }

    /** As a header has them: a query string. */
    static Map<String, String> tags(@Nullable String header) {
        var tags = new LinkedHashMap<String, String>();
        if (header == null || header.isEmpty()) return tags;
        for (var pair : header.split("&", -1)) {
            var parts = pair.split("=", 2);
            tags.put(Sums.decoded(parts[0]), Sums.decoded(parts.length > 1 ? parts[1] : ""));
        }
        return tags;
    }

    /** Of parts where the number of them follows. */
    private static ChecksumType type(String sha256) {
        return sha256.contains("-") ? ChecksumType.COMPOSITE : ChecksumType.FULL_OBJECT;
    }
}
