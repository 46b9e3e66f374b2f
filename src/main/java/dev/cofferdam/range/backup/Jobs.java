package dev.cofferdam.range.backup;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Backups.Job;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.model.BackupJob;
import software.amazon.awssdk.services.backup.model.ListBackupJobsRequest;
import software.amazon.awssdk.services.backup.model.ListBackupJobsResponse;
import software.amazon.awssdk.services.backup.model.StartBackupJobRequest;
import software.amazon.awssdk.services.backup.model.StartBackupJobResponse;

/** Backups on demand. Source: AWS Backup API Reference, StartBackupJob, ListBackupJobs. */
final class Jobs extends BackupPart {
    Jobs(Call call) {
        super(call);
    }

    /** The same token begins nothing new. */
    @Override
    public StartBackupJobResponse startBackupJob(StartBackupJobRequest request) {
        var vault = vault(request.backupVaultName());
        var token = request.idempotencyToken();
        var before = world.backups().jobs().stream()
                .filter(j -> token != null && token.equals(j.token()))
                .findFirst();
        var days = request.lifecycle() == null ? null : request.lifecycle().deleteAfterDays();
        demandRetention(vault.lock() == null ? null : vault.lock().minDays(), days);
        var job = before.orElseGet(() -> new Job(
                call.ids().uuid().toUpperCase(Locale.ROOT),
                vault.name(),
                request.resourceArn(),
                request.iamRoleArn(),
                token,
                call.now(),
                days,
                null));
        world.backups().jobs().put(job);
        return StartBackupJobResponse.builder()
                .backupJobId(job.id())
                .creationDate(job.created())
                .isParent(false)
                .build();
    }

    private static void demandRetention(@Nullable Long min, @Nullable Long days) {
        if (min != null && days != null && days < min)
            throw invalid("Retention period is shorter than the vault's minimum of %d days.".formatted(min));
    }

    @Override
    public ListBackupJobsResponse listBackupJobs(ListBackupJobsRequest request) {
        var after = request.byCreatedAfter();
        var found = world.backups().jobs().stream()
                .filter(j -> request.byResourceArn() == null
                        || request.byResourceArn().equals(j.resource()))
                .filter(j -> request.byBackupVaultName() == null
                        || request.byBackupVaultName().equals(j.vault()))
                .filter(j -> after == null || j.created().isAfter(after))
                .filter(j -> request.byStateAsString() == null
                        || Objects.equals(request.byStateAsString(), j.state(call.now())))
                .toList();
        var page = Page.of(
                found,
                request.maxResults(),
                request.nextToken(),
                new ServiceError("InvalidParameterValueException", "Invalid next token"));
        return ListBackupJobsResponse.builder()
                .backupJobs(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private BackupJob shape(Job job) {
        var state = job.state(call.now());
        return BackupJob.builder()
                .backupJobId(job.id())
                .backupVaultName(job.vault())
                .backupVaultArn(arn(job.vault()))
                .resourceArn(job.resource())
                .iamRoleArn(job.role())
                .creationDate(job.created())
                .state(state)
                .statusMessage(job.failure())
                .percentDone(state.equals("COMPLETED") ? "100.0" : "0.0")
                .recoveryPointArn(state.equals("COMPLETED") ? world.arn("backup", "recovery-point:" + job.id()) : null)
                .build();
    }
}
