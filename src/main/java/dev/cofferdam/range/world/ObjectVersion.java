package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object, or a delete marker. Its bytes are not kept.
 *
 * @param version {@code null} where the bucket had no versioning
 * @param sha256 in Base64, as S3 gives it; null: it was stored with another checksum
 * @param lockedUntil in compliance mode
 * @param metadata that whoever stored it gave along
 */
public record ObjectVersion(
        String key,
        String version,
        Instant modified,
        boolean deleteMarker,
        long size,
        String etag,
        @Nullable String sha256,
        String storageClass,
        Map<String, String> tags,
        @Nullable Instant lockedUntil,
        Map<String, String> metadata) {
    /** The version of what is stored without versioning. */
    public static final String NULL = "null";

    public ObjectVersion {
        key = Given.required(key, "key");
        version = Given.or(version, NULL);
        modified = Given.required(modified, "modified");
        etag = Given.or(etag, "\"d41d8cd98f00b204e9800998ecf8427e\"");
        storageClass = Given.or(storageClass, "STANDARD");
        tags = Given.map(tags);
        metadata = Given.map(metadata);
    }

    public static ObjectVersion marker(String key, String version, Instant modified) {
        return new ObjectVersion(key, version, modified, true, 0, "", null, "STANDARD", Map.of(), null, Map.of());
    }

    public ObjectVersion withTags(Map<String, String> newTags) {
        return new ObjectVersion(
                key, version, modified, deleteMarker, size, etag, sha256, storageClass, newTags, lockedUntil, metadata);
    }

    public ObjectVersion withLock(@Nullable Instant until) {
        return new ObjectVersion(
                key, version, modified, deleteMarker, size, etag, sha256, storageClass, tags, until, metadata);
    }

    public ObjectVersion withSum(String newEtag, @Nullable String newSha256) {
        return new ObjectVersion(
                key,
                version,
                modified,
                deleteMarker,
                size,
                newEtag,
                newSha256,
                storageClass,
                tags,
                lockedUntil,
                metadata);
    }

    public ObjectVersion withMetadata(Map<String, String> newMetadata) {
        return new ObjectVersion(
                key, version, modified, deleteMarker, size, etag, sha256, storageClass, tags, lockedUntil, newMetadata);
    }

    /** The same bytes under another key; what was given along goes with them, tags and locks do not. */
    public ObjectVersion copied(String newKey, String newVersion, Instant now) {
        return new ObjectVersion(
                newKey, newVersion, now, false, size, etag, sha256, "STANDARD", Map.of(), null, metadata);
    }
}
