package dev.cofferdam.action.backup;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a vault, by its ARN, is locked; null: it is not. A lock that is to become final has {@code LockDate} once it is
 * set, and {@code ChangeableForDays} before. Source: AWS Backup API Reference, PutBackupVaultLockConfiguration.
 */
record VaultLock() implements Setting {
    static final String COMPLIANCE = "compliance";
    static final String GOVERNANCE = "governance";

    private static final String MODE = "Mode";
    private static final String MIN = "MinRetentionDays";
    private static final String MAX = "MaxRetentionDays";
    private static final String DAYS = "ChangeableForDays";
    private static final String DATE = "LockDate";

    @Override
    public String attribute() {
        return "VaultLock";
    }

    @Override
    public String title() {
        return "lock";
    }

    @Override
    public String owner(String arn) {
        return "backup vault " + Vault.name(arn);
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        return Vault.find(Vault.name(arn), aws).map(VaultLock::json);
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var backup = aws.client(BackupClient.class);
        var vault = Vault.name(arn);
        if (value.isNull()) {
            if (Boolean.TRUE.equals(Vault.get(vault, aws).locked()))
                backup.deleteBackupVaultLockConfiguration(r -> r.backupVaultName(vault));
        } else
            backup.putBackupVaultLockConfiguration(r -> r.backupVaultName(vault)
                    .minRetentionDays(days(value, MIN))
                    .maxRetentionDays(days(value, MAX))
                    .changeableForDays(days(value, DAYS)));
    }

    /** A date that was set for a lock to become final can be put off, never set again as it was. */
    @Override
    public Optional<String> lost(String arn, JsonNode former, ActionContext aws) {
        var present = Vault.get(Vault.name(arn), aws);
        if (present.lockDate() != null && !aws.clock().instant().isBefore(present.lockDate()))
            return Optional.of(
                    "it is final since %s, and nobody, not even AWS, can change it.".formatted(present.lockDate()));
        return former.has(DATE)
                ? Optional.of(
                        "it was to become final at %s, which cannot be set again. Set the lock by hand, with days that fit."
                                .formatted(former.path(DATE).asString()))
                : Optional.empty();
    }

    /** @param changeableForDays null: it never becomes final */
    static ObjectNode json(@Nullable Long min, @Nullable Long max, @Nullable Long changeableForDays) {
        var json = Json.object().put(MODE, changeableForDays == null ? GOVERNANCE : COMPLIANCE);
        if (min != null) json.put(MIN, min);
        if (max != null) json.put(MAX, max);
        if (changeableForDays != null) json.put(DAYS, changeableForDays);
        return json;
    }

    private static JsonNode json(DescribeBackupVaultResponse vault) {
        if (!Boolean.TRUE.equals(vault.locked())) return NullNode.getInstance();
        var json = json(vault.minRetentionDays(), vault.maxRetentionDays(), null);
        if (vault.lockDate() != null)
            json.put(MODE, COMPLIANCE).put(DATE, vault.lockDate().toString());
        return json;
    }

    /** The same but for when it becomes final. */
    static boolean same(JsonNode one, JsonNode other) {
        return timeless(one).equals(timeless(other));
    }

    private static JsonNode timeless(JsonNode lock) {
        return lock instanceof ObjectNode object ? object.deepCopy().remove(List.of(DATE, DAYS)) : lock;
    }

    static boolean isCompliance(JsonNode lock) {
        return lock.path(MODE).asString("").equals(COMPLIANCE);
    }

    static @Nullable Long min(JsonNode lock) {
        return days(lock, MIN);
    }

    static @Nullable Long max(JsonNode lock) {
        return days(lock, MAX);
    }

    private static @Nullable Long days(JsonNode lock, String member) {
        return lock.has(member) ? lock.path(member).longValue() : null;
    }
}
