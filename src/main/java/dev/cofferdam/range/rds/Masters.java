package dev.cofferdam.range.rds;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Database;
import dev.cofferdam.range.world.Secrets.Secret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/**
 * The master user of a database, and the secret with its password. Source: Amazon RDS User Guide, "Password management
 * with Amazon RDS and AWS Secrets Manager".
 */
final class Masters {
    static final String RESETTING = "resetting-master-credentials";

    private Masters() {}

    /** What of a request is about the password. */
    record Wish(
            @Nullable String password,
            @Nullable Boolean manage,
            @Nullable Boolean rotate,
            @Nullable Boolean now) {
        boolean isNothing() {
            return password == null && manage == null && rotate == null;
        }
    }

    /** The database with what was wished; its secret changes at once, and takes its time. */
    static Database changed(Call call, Database database, Wish wish) {
        var master = database.master();
        var managed = master.secret() != null;
        if (wish.password() != null && (managed || Boolean.TRUE.equals(wish.manage())))
            throw RdsPart.combination(
                    "You can't specify MasterUserPassword for an instance with ManageMasterUserPassword enabled.");
        if (Boolean.FALSE.equals(wish.manage()) && managed)
            throw RdsPart.combination("MasterUserPassword must be given when ManageMasterUserPassword is turned off.");
        if (Boolean.TRUE.equals(wish.rotate())) {
            if (!managed)
                throw RdsPart.combination("You can't rotate the master user password: RDS does not manage it.");
            if (!Boolean.TRUE.equals(wish.now()))
                throw RdsPart.combination("You must specify apply immediately when rotating the master user password.");
            call.world()
                    .secrets()
                    .rotate(
                            call.moment(),
                            call.world()
                                    .secrets()
                                    .find(String.valueOf(master.secret()))
                                    .orElseThrow(),
                            call.ids().uuid());
        }
        var secret = Boolean.TRUE.equals(wish.manage()) && !managed ? secretOf(call, database) : master.secret();
        return database.with(new Database.Master(master.user(), secret, master.passwords() + 1));
    }

    private static String secretOf(Call call, Database database) {
        var secret = new Secret(
                "rds!%s-%s"
                        .formatted(
                                database.cluster() ? "cluster" : "db",
                                call.ids().uuid()),
                "AbCdEf",
                call.now(),
                "rds",
                null,
                call.ids().uuid(),
                null,
                null,
                null,
                null);
        call.world().secrets().all().put(secret);
        return call.world().arn("secretsmanager", "secret:%s-%s".formatted(secret.name(), secret.suffix()));
    }

    static @Nullable MasterUserSecret secret(Database database) {
        var secret = database.master().secret();
        if (secret == null) return null;
        return MasterUserSecret.builder()
                .secretArn(secret)
                .secretStatus(database.running().status().equals(RESETTING) ? "rotating" : "active")
                .build();
    }
}
