package dev.cofferdam.action.backup;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.aws.AwsErrors;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;

/** Looks vaults up. */
final class Vault {
    static final String PATTERN = "arn:${Partition}:backup:${Region}:${Account}:backup-vault:${BackupVaultName}";

    private Vault() {}

    static String arn(String name, ActionContext aws) {
        return aws.arn("backup", "backup-vault:" + name);
    }

    static String name(String arn) {
        return arn.split(":", 7)[6];
    }

    /** @throws ActionException when there is none, or it may not be seen, which AWS Backup does not tell apart */
    static DescribeBackupVaultResponse get(String name, ActionContext aws) {
        try {
            return aws.client(BackupClient.class).describeBackupVault(r -> r.backupVaultName(name));
        } catch (BackupException e) {
            var category = AwsErrors.explain(e).category();
            if (category != Category.NOT_FOUND && category != Category.DENIED) throw e;
            throw new ActionException(
                    "NoSuchVault",
                    "There is no backup vault %s in region %s, or you may not see it (backup:DescribeBackupVault). Check its name and its region."
                            .formatted(name, aws.region()),
                    e);
        }
    }

    static Optional<DescribeBackupVaultResponse> find(String name, ActionContext aws) {
        try {
            return Optional.of(aws.client(BackupClient.class).describeBackupVault(r -> r.backupVaultName(name)));
        } catch (BackupException e) {
            if (AwsErrors.explain(e).category() == Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }
}
