package dev.cofferdam.servers;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets, a key and a vault. */
final class StorageSeeds {
    static final String CONTENT = "what was ordered";

    private final MadeOnce made;

    StorageSeeds(MadeOnce made) {
        this.made = made;
    }

    String bucket() {
        return made.once("bucket", () -> {
            s3().createBucket(r -> r.bucket("harbour-exports"));
            s3().putObject(r -> r.bucket("harbour-exports").key("orders.csv"), RequestBody.fromString(CONTENT));
            return "harbour-exports";
        });
    }

    String object() {
        bucket();
        return "orders.csv";
    }

    String evidenceBucket() {
        return made.once("evidenceBucket", () -> {
            s3().createBucket(r -> r.bucket("harbour-evidence").objectLockEnabledForBucket(true));
            return "harbour-evidence";
        });
    }

    String recordsBucket() {
        return made.once("recordsBucket", () -> {
            made.client(S3Client.class).createBucket(r -> r.bucket("harbour-records"));
            return "harbour-records";
        });
    }

    String key() {
        return made.once(
                "key",
                () -> made.client(KmsClient.class)
                        .createKey(r -> r.description("storefront"))
                        .keyMetadata()
                        .keyId());
    }

    String vault() {
        return made.once(
                "vault",
                () -> made.client(BackupClient.class)
                        .createBackupVault(r -> r.backupVaultName("evidence"))
                        .backupVaultName());
    }

    private S3Client s3() {
        return made.client(S3Client.class);
    }
}
