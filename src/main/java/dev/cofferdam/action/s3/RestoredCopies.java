package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Versions that were copied to the top of their key. A copy has another version and may have another ETag, so that it
 * carries a tag that says of which version it is.
 */
final class RestoredCopies {
    private static final String TAG = "cofferdam:restored-version";

    /** Source: Amazon S3 User Guide, "Categorizing your objects using tags". */
    private static final int MOST_TAGS = 10;

    private final S3Client s3;
    private final String bucket;

    RestoredCopies(ActionContext aws, String bucket) {
        this.s3 = aws.client(S3Client.class);
        this.bucket = bucket;
    }

    boolean isCopyOf(KeyVersion latest, String version) {
        return !latest.deleteMarker()
                && tags(latest.key(), latest.version()).stream()
                        .anyMatch(t -> t.key().equals(TAG) && t.value().equals(version));
    }

    void copy(String key, String version) {
        var tags = new ArrayList<>(tags(key, version));
        tags.removeIf(t -> t.key().equals(TAG));
        if (tags.size() >= MOST_TAGS)
            throw new ActionException(
                    "TooManyTags",
                    "Version %s of %s has %d tags, and the copy needs one more to be found again. Copy it back by hand."
                            .formatted(version, key, tags.size()));
        tags.add(Tag.builder().key(TAG).value(version).build());
        s3.copyObject(r -> r.sourceBucket(bucket)
                .sourceKey(key)
                .sourceVersionId(version)
                .destinationBucket(bucket)
                .destinationKey(key)
                .taggingDirective(TaggingDirective.REPLACE)
                .tagging(Tagging.builder().tagSet(tags).build()));
    }

    private List<Tag> tags(String key, String version) {
        return s3.getObjectTagging(r -> r.bucket(bucket).key(key).versionId(version))
                .tagSet();
    }
}
