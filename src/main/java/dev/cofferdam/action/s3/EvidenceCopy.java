package dev.cofferdam.action.s3;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/**
 * What lies in the evidence bucket under a key.
 *
 * @param checksum SHA-256 in Base64, of the whole or of its parts; null: another one
 * @param retainUntil in compliance mode; null: not so
 */
record EvidenceCopy(
        String key,
        String version,
        long size,
        @Nullable String checksum,
        @Nullable Instant retainUntil) {

    static Optional<EvidenceCopy> find(S3Client s3, String bucket, String key) {
        try {
            var head = s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
            var compliant = head.objectLockMode() == ObjectLockMode.COMPLIANCE;
            return Optional.of(new EvidenceCopy(
                    key,
                    head.versionId(),
                    head.contentLength(),
                    head.checksumSHA256(),
                    compliant ? head.objectLockRetainUntilDate() : null));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /** Whether it can stand for the source: as large, with a SHA-256, the same where both are of the whole. */
    boolean matches(EvidenceSource source) {
        var whole = EvidenceSource.ofTheWhole(checksum);
        return checksum != null
                && size == source.size()
                && (source.sha256() == null || whole == null || source.sha256().equals(whole));
    }

    boolean isKeptUntil(Instant wanted) {
        return retainUntil != null && !retainUntil.isBefore(wanted);
    }
}
