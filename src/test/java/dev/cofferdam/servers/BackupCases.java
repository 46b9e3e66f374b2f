package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.backup.LockVault;
import dev.cofferdam.action.backup.StartJob;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;

/** How the actions of {@code action.backup} are tried. */
final class BackupCases {
    private BackupCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new LockVault(), BackupCases::lockVault),
                new ChangeCase<>(new StartJob(), BackupCases::startJob));
    }

    private static Situation<LockVault.In, LockVault.Out> lockVault(Server server) {
        var vault = server.account().vault();
        var describe = new Read("backup", "DescribeBackupVault", "BackupVaultName", vault);
        return new Situation<>(
                new LockVault.In(vault, "compliance", 30, 3),
                List.of(
                        that("whether it is locked", describe, at("/Locked")).becomes(true),
                        that("whether the lock becomes final", describe, answer -> json(answer.hasNonNull("LockDate")))
                                .becomes(true)),
                out -> assertThat(out.minRetentionDays()).isEqualTo(30));
    }

    private static Situation<StartJob.In, StartJob.Out> startJob(Server server) {
        var volume =
                "arn:aws:ec2:us-east-1:111122223333:volume/" + server.account().rootVolume();
        var since = server.aws().clock().instant().minusSeconds(60).toString();
        return new Situation<>(
                new StartJob.In(volume, server.account().vault(), since, null, 0),
                List.of(that(
                                "its backups",
                                new Read("backup", "ListBackupJobs", "ByResourceArn", volume),
                                answer -> json(answer.path("BackupJobs").size()))
                        .becomes(1)),
                out -> assertThat(out.jobId()).isNotEmpty());
    }
}
