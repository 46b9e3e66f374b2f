package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.ObjectVersion;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Uploads and copies in parts. Source: Amazon S3 User Guide, "Uploading and copying objects using multipart upload".
 */
final class Uploads extends S3Part {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");
    private static final long SMALLEST_PART = 5L << 20;

    Uploads(Call call) {
        super(call);
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        var bucket = bucket(request.bucket());
        if (request.objectLockRetainUntilDate() != null && !Configurations.locks(bucket))
            throw invalid("Bucket is missing Object Lock Configuration");
        var target = ObjectVersion.marker(request.key(), "", call.now())
                .withTags(Objects.tags(request.tagging()))
                .withLock(request.objectLockRetainUntilDate())
                .withMetadata(request.metadata());
        var upload = new Bucket.Upload(call.ids().uuid(), request.key(), call.now(), target, java.util.Map.of());
        var uploads = new ArrayList<>(bucket.uploads());
        uploads.add(upload);
        change(request.bucket(), b -> b.withUploads(uploads));
        return CreateMultipartUploadResponse.builder()
                .bucket(bucket.name())
                .key(upload.key())
                .uploadId(upload.id())
                .checksumAlgorithm(request.checksumAlgorithm())
                .build();
    }

    @Override
    public UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request) {
        var upload = upload(request.destinationBucket(), request.uploadId());
        var source = world.storage()
                .buckets()
                .find(request.sourceBucket())
                .flatMap(b -> request.sourceVersionId() == null
                        ? b.current(request.sourceKey())
                        : b.version(request.sourceKey(), request.sourceVersionId()))
                .orElseThrow(() -> new ServiceError("NoSuchKey", "The specified key does not exist.", 404));
        var size = size(request.copySourceRange(), source);
        var part = new Bucket.Part(size, Sums.sha256(request.partNumber() + ":" + size));
        change(request.destinationBucket(), b -> b.withUpload(upload.with(request.partNumber(), part)));
        return UploadPartCopyResponse.builder()
                .copyPartResult(
                        r -> r.eTag(etag(part)).checksumSHA256(part.sha256()).lastModified(call.now()))
                .build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        var upload = upload(request.bucket(), request.uploadId());
        var came = Sums.of(body, request.checksumSHA256());
        var part = new Bucket.Part(came.size(), came.sha256());
        change(request.bucket(), b -> b.withUpload(upload.with(request.partNumber(), part)));
        return UploadPartResponse.builder()
                .eTag(etag(part))
                .checksumSHA256(part.sha256())
                .build();
    }

    @Override
    public ListPartsResponse listParts(ListPartsRequest request) {
        return ListPartsResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .uploadId(request.uploadId())
                .isTruncated(false)
                .parts(upload(request.bucket(), request.uploadId()).parts().entrySet().stream()
                        .map(part -> Part.builder()
                                .partNumber(part.getKey())
                                .size(part.getValue().size())
                                .eTag(etag(part.getValue()))
                                .checksumSHA256(part.getValue().sha256())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        var upload = upload(request.bucket(), request.uploadId());
        var parts = request.multipartUpload().parts();
        var total = 0L;
        var sums = new ArrayList<String>();
        for (var i = 0; i < parts.size(); i++) {
            var part = upload.parts().get(parts.get(i).partNumber());
            if (part == null
                    || !etag(part).equals(parts.get(i).eTag())
                    || !part.sha256().equals(parts.get(i).checksumSHA256()))
                throw new ServiceError("InvalidPart", "One or more of the specified parts could not be found.");
            if (i < parts.size() - 1 && part.size() < SMALLEST_PART)
                throw new ServiceError(
                        "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            total += part.size();
            sums.add(part.sha256());
        }
        var bucket = bucket(request.bucket());
        var made = upload.target();
        var stored = new ObjectVersion(
                upload.key(),
                Configurations.versioned(bucket) ? call.ids().uuid().replace("-", "") : ObjectVersion.NULL,
                call.now(),
                false,
                total,
                "\"%s-%d\"".formatted(Sums.sha256(sums + "etag").substring(0, 32), parts.size()),
                Sums.composite(sums),
                "STANDARD",
                made.tags(),
                made.lockedUntil(),
                made.metadata());
        change(request.bucket(), b -> b.adding(stored).withUploads(without(b, upload)));
        return CompleteMultipartUploadResponse.builder()
                .bucket(bucket.name())
                .key(stored.key())
                .versionId(stored.version())
                .eTag(stored.etag())
                .checksumSHA256(stored.sha256())
                .build();
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        var upload = upload(request.bucket(), request.uploadId());
        change(request.bucket(), b -> b.withUploads(without(b, upload)));
        return AbortMultipartUploadResponse.builder().build();
    }

    @Override
    public ListMultipartUploadsResponse listMultipartUploads(ListMultipartUploadsRequest request) {
        var prefix = request.prefix() == null ? "" : request.prefix();
        return ListMultipartUploadsResponse.builder()
                .bucket(request.bucket())
                .isTruncated(false)
                .uploads(bucket(request.bucket()).uploads().stream()
                        .filter(u -> u.key().startsWith(prefix))
                        .map(u -> MultipartUpload.builder()
                                .key(u.key())
                                .uploadId(u.id())
                                .initiated(u.initiated())
                                .build())
                        .toList())
                .build();
    }

    private Bucket.Upload upload(String bucket, @Nullable String id) {
        return bucket(bucket)
                .upload(id)
                .orElseThrow(() -> new ServiceError(
                        "NoSuchUpload",
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                                + " aborted or completed.",
                        404));
    }

    private static java.util.List<Bucket.Upload> without(Bucket bucket, Bucket.Upload done) {
        return bucket.uploads().stream().filter(u -> !u.id().equals(done.id())).toList();
    }

    private static long size(@Nullable String range, ObjectVersion source) {
        if (range == null) return source.size();
        var matcher = RANGE.matcher(range);
        if (!matcher.matches() || Long.parseLong(matcher.group(2)) >= source.size())
            throw new ServiceError("InvalidArgument", "The x-amz-copy-source-range value is not valid for the source");
        var size = Long.parseLong(matcher.group(2)) - Long.parseLong(matcher.group(1)) + 1;
        if (size > Objects.LARGEST_COPY)
            throw new ServiceError("InvalidRequest", "The specified copy range is larger than the maximum: 5 GB");
        return size;
    }

    private static String etag(Bucket.Part part) {
        return "\"%s\"".formatted(Sums.sha256(part.sha256() + ":" + part.size()).substring(0, 32));
    }
}
