package dev.cofferdam.range.rds;

import dev.cofferdam.range.world.Database;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/** The master user of a database. */
final class Masters {
    private Masters() {}

    static @Nullable MasterUserSecret secret(Database database) {
        var secret = database.master().secret();
        if (secret == null) return null;
        var rotates = database.running().status().equals("resetting-master-credentials");
        return MasterUserSecret.builder()
                .secretArn(secret)
                .secretStatus(rotates ? "rotating" : "active")
                .build();
    }
}
