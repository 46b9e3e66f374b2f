package dev.cofferdam.range.backup;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Backups.Lock;
import dev.cofferdam.range.world.Backups.Vault;
import java.time.Duration;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultLockConfigurationRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultLockConfigurationResponse;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationResponse;

/** Vaults and their locks. Source: AWS Backup API Reference, PutBackupVaultLockConfiguration. */
final class Vaults extends BackupPart {
    private static final long SHORTEST_COOL_OFF = 3;
    private static final long LONGEST = 36_500;

    Vaults(Call call) {
        super(call);
    }

    @Override
    public DescribeBackupVaultResponse describeBackupVault(DescribeBackupVaultRequest request) {
        var vault = vault(request.backupVaultName());
        var lock = vault.lock();
        return DescribeBackupVaultResponse.builder()
                .backupVaultName(vault.name())
                .backupVaultArn(arn(vault.name()))
                .numberOfRecoveryPoints(world.backups().jobs().stream()
                        .filter(j -> j.vault().equals(vault.name())
                                && j.state(call.now()).equals("COMPLETED"))
                        .count())
                .locked(lock != null)
                .minRetentionDays(lock == null ? null : lock.minDays())
                .maxRetentionDays(lock == null ? null : lock.maxDays())
                .lockDate(lock == null ? null : lock.isFinalAt())
                .build();
    }

    @Override
    public PutBackupVaultLockConfigurationResponse putBackupVaultLockConfiguration(
            PutBackupVaultLockConfigurationRequest request) {
        var vault = changeable(request.backupVaultName());
        var min = request.minRetentionDays();
        var max = request.maxRetentionDays();
        var days = request.changeableForDays();
        if (min != null && (min < 1 || min > LONGEST)) throw invalid("MinRetentionDays must be 1 to 36500.");
        if (max != null && (max > LONGEST || (min != null && max < min)))
            throw invalid("MaxRetentionDays must be at least MinRetentionDays, and 36500 at most.");
        if (days != null && (days < SHORTEST_COOL_OFF || days > LONGEST))
            throw invalid("ChangeableForDays must be 3 to 36500.");
        var isFinalAt = days == null ? null : call.now().plus(Duration.ofDays(days));
        world.backups().vaults().put(new Vault(vault.name(), new Lock(min, max, isFinalAt)));
        return PutBackupVaultLockConfigurationResponse.builder().build();
    }

    @Override
    public DeleteBackupVaultLockConfigurationResponse deleteBackupVaultLockConfiguration(
            DeleteBackupVaultLockConfigurationRequest request) {
        var vault = changeable(request.backupVaultName());
        world.backups().vaults().put(new Vault(vault.name(), null));
        return DeleteBackupVaultLockConfigurationResponse.builder().build();
    }

    private Vault changeable(String name) {
        var vault = vault(name);
        if (vault.lock() != null && vault.lock().isFinal(call.now()))
            throw new ServiceError(
                    "InvalidRequestException", "Vault Lock configuration for %s is immutable.".formatted(name));
        return vault;
    }
}
