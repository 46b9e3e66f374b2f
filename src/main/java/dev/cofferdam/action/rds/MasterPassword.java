package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Whether RDS keeps a database's master password in Secrets Manager, and since when it is what it is. The password
 * itself is nowhere here.
 *
 * @param secret ARN; null: somebody set the password by hand
 * @param status as RDS calls it; empty where there is no secret
 * @param changed when the present password was made; null: nobody can tell
 */
record MasterPassword(
        Database database,
        @Nullable String secret,
        String status,
        @Nullable Instant changed) {
    static final String ATTRIBUTE = "MasterUserPassword";
    static final String BY_HAND = "set by hand";

    private static final Set<String> UNDER_WAY = Set.of("creating", "rotating");

    static MasterPassword of(Database database, ActionContext aws) {
        var managed = database.secret();
        if (managed == null) return new MasterPassword(database, null, "", null);
        var secret = aws.client(SecretsManagerClient.class).describeSecret(r -> r.secretId(managed.secretArn()));
        var changed = secret.lastRotatedDate() == null ? secret.createdDate() : secret.lastRotatedDate();
        return new MasterPassword(database, managed.secretArn(), managed.secretStatus(), changed);
    }

    /** Whether it is younger than that, or is about to be. */
    boolean isNewSince(Instant since) {
        return underWay() || (changed != null && !changed.isBefore(since));
    }

    boolean underWay() {
        return UNDER_WAY.contains(status);
    }

    /** For a plan. */
    String shown() {
        return secret == null ? BY_HAND : "in Secrets Manager since " + changed;
    }

    /**
     * Lets RDS make a new one. It has to be at once, and so whatever else waits for the maintenance window is done too.
     * Source: RDS API Reference, ModifyDBInstance, "RotateMasterUserPassword", "ApplyImmediately".
     */
    void renew(ActionContext aws) {
        var rds = aws.client(RdsClient.class);
        var name = database.name().name();
        var manage = secret == null ? true : null;
        var rotate = secret == null ? null : true;
        if (database.name().cluster())
            rds.modifyDBCluster(r -> r.dbClusterIdentifier(name)
                    .manageMasterUserPassword(manage)
                    .rotateMasterUserPassword(rotate)
                    .applyImmediately(true));
        else
            rds.modifyDBInstance(r -> r.dbInstanceIdentifier(name)
                    .manageMasterUserPassword(manage)
                    .rotateMasterUserPassword(rotate)
                    .applyImmediately(true));
    }
}
