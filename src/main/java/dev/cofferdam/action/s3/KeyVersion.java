package dev.cofferdam.action.s3;

import java.time.Instant;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** A version of a key, or a delete marker of it. */
record KeyVersion(
        String key,
        String version,
        Instant modified,
        boolean deleteMarker,
        boolean latest,
        long size,
        String storageClass) {
    static KeyVersion of(ObjectVersion version) {
        return new KeyVersion(
                version.key(),
                version.versionId(),
                version.lastModified(),
                false,
                Boolean.TRUE.equals(version.isLatest()),
                version.size() == null ? 0 : version.size(),
                version.storageClassAsString() == null ? "STANDARD" : version.storageClassAsString());
    }

    static KeyVersion of(DeleteMarkerEntry marker) {
        return new KeyVersion(
                marker.key(),
                marker.versionId(),
                marker.lastModified(),
                true,
                Boolean.TRUE.equals(marker.isLatest()),
                0,
                "");
    }
}
