package dev.cofferdam.action.backup;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import software.amazon.awssdk.services.backup.BackupClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the backups of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String VAULT = "evidence";
    static final String ARN = "arn:aws:backup:us-east-1:111122223333:backup-vault:evidence";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var backups = world.putObject("backups");
            backups.putArray("vaults").addObject().put("name", VAULT);
            job(backups, "vol-begun", "2026-11-23T21:00:00Z");
            job(backups, "vol-old", "2026-11-22T21:00:00Z");
            job(backups, "vol-failed", "2026-11-23T21:00:00Z").put("failure", "The role may not do it.");
        });
        // so that what is saved has all that the range adds
        opened.client(BackupClient.class).describeBackupVault(r -> r.backupVaultName(VAULT));
        return opened;
    }

    private static ObjectNode job(ObjectNode backups, String volume, String created) {
        return backups.withArray("jobs")
                .addObject()
                .put("id", "JOB-" + volume)
                .put("vault", VAULT)
                .put("resource", "arn:aws:ec2:us-east-1:111122223333:volume/" + volume)
                .put("created", created);
    }

    /** Somebody else, whose calls are not the step's. */
    BackupClient somebody() {
        return account.client(BackupClient.class);
    }

    @Override
    protected final Object state(SimulatedAccount of) {
        return of.world().get("backups");
    }
}
