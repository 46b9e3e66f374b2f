package dev.cofferdam.action.backup;

import dev.cofferdam.action.ActionContext;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupJob;
import software.amazon.awssdk.services.backup.model.BackupJobState;
import software.amazon.awssdk.services.backup.model.Lifecycle;

/**
 * The backups of a resource in a vault that were begun after a time. The token of a new one is made of the step and of
 * those that failed before it: a lost answer begins no second one, and what failed is begun anew. Source: AWS Backup
 * API Reference, StartBackupJob, "IdempotencyToken".
 */
record StepJobs(StartJob.In in, ActionContext aws) {
    private static final Set<BackupJobState> FAILED = Set.of(
            BackupJobState.FAILED,
            BackupJobState.ABORTED,
            BackupJobState.ABORTING,
            BackupJobState.EXPIRED,
            BackupJobState.PARTIAL);

    static boolean hasFailed(BackupJob job) {
        return FAILED.contains(job.state());
    }

    /** The first that has not failed. */
    Optional<BackupJob> good() {
        return all().stream().filter(job -> !hasFailed(job)).findFirst();
    }

    Optional<BackupJob> lastFailed() {
        return all().stream().filter(StepJobs::hasFailed).reduce((_, later) -> later);
    }

    private List<BackupJob> all() {
        var since = OffsetDateTime.parse(in.since()).toInstant();
        return aws
                .client(BackupClient.class)
                .listBackupJobsPaginator(r -> r.byResourceArn(in.resource())
                        .byBackupVaultName(in.vault())
                        .byCreatedAfter(since))
                .backupJobs()
                .stream()
                .sorted(Comparator.comparing(BackupJob::creationDate))
                .toList();
    }

    /** Safe to repeat. */
    void start(String role) {
        var lifecycle = in.keepDays() == 0
                ? null
                : Lifecycle.builder().deleteAfterDays((long) in.keepDays()).build();
        aws.client(BackupClient.class)
                .startBackupJob(r -> r.backupVaultName(in.vault())
                        .resourceArn(in.resource())
                        .iamRoleArn(role)
                        .idempotencyToken(token())
                        .lifecycle(lifecycle)
                        .recoveryPointTags(aws.tags()));
    }

    private String token() {
        var failed = all().stream().filter(StepJobs::hasFailed).count();
        return aws.idOfStep(in.resource(), in.vault(), in.since(), String.valueOf(failed))
                .toString();
    }
}
