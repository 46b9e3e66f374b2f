package dev.cofferdam.range.backup;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Backups.Vault;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.BackupClient;

/** What all parts of the service have. */
abstract class BackupPart implements BackupClient {
    final Call call;
    final World world;

    BackupPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    Vault vault(@Nullable String name) {
        return world.backups()
                .vaults()
                .find(name)
                .orElseThrow(() -> new ServiceError(
                        "ResourceNotFoundException", "Backup vault %s does not exist.".formatted(name)));
    }

    String arn(String vault) {
        return world.arn("backup", "backup-vault:" + vault);
    }

    static ServiceError invalid(String message) {
        return new ServiceError("InvalidParameterValueException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
