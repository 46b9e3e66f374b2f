package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.LockMode;
import software.amazon.awssdk.services.ec2.model.LockState;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** How a snapshot is locked; null: it is not, or not any more. */
record SnapshotLock() implements Setting {
    private static final String MODE = "LockMode";
    private static final String DAYS = "LockDuration";
    private static final String COOL_OFF = "CoolOffPeriod";

    @Override
    public String attribute() {
        return "Lock";
    }

    @Override
    public String title() {
        return "lock";
    }

    @Override
    public String owner(String resource) {
        return "snapshot " + ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        var snapshot = ResourceArns.id(resource);
        if (!exists(snapshot, aws)) return Optional.empty();
        return Optional.of(find(snapshot, aws).<JsonNode>map(SnapshotLock::json).orElse(NullNode.getInstance()));
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var snapshot = ResourceArns.id(resource);
        var ec2 = aws.client(Ec2Client.class);
        if (!value.isNull()) {
            ec2.lockSnapshot(r -> r.snapshotId(snapshot)
                    .lockMode(mode(value))
                    .lockDuration(days(value))
                    .coolOffPeriod(value.has(COOL_OFF) ? value.path(COOL_OFF).intValue() : null));
        } else if (find(snapshot, aws).isPresent()) {
            ec2.unlockSnapshot(r -> r.snapshotId(snapshot));
        }
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        return find(ResourceArns.id(resource), aws)
                .filter(SnapshotLock::isFinal)
                .map(lock ->
                        "it is a compliance lock, which is final and holds until %s.".formatted(lock.lockExpiresOn()));
    }

    /** @param coolOffHours null: none, as a governance lock has */
    static ObjectNode json(LockMode mode, int days, @Nullable Integer coolOffHours) {
        var json = Json.object().put(MODE, mode.toString()).put(DAYS, days);
        return coolOffHours == null ? json : json.put(COOL_OFF, coolOffHours);
    }

    static LockMode mode(JsonNode value) {
        return LockMode.fromValue(value.path(MODE).asString());
    }

    static int days(JsonNode value) {
        return value.path(DAYS).intValue();
    }

    /** Empty: it is not locked, or its lock has expired. */
    static Optional<LockedSnapshotsInfo> find(String snapshot, ActionContext aws) {
        return aws.client(Ec2Client.class).describeLockedSnapshots(r -> r.snapshotIds(snapshot)).snapshots().stream()
                .filter(l -> l.lockState() != LockState.EXPIRED)
                .findFirst();
    }

    /** Whether nobody can take it away any more. */
    static boolean isFinal(LockedSnapshotsInfo lock) {
        return lock.lockState() == LockState.COMPLIANCE;
    }

    private static JsonNode json(LockedSnapshotsInfo lock) {
        var governs = lock.lockState() == LockState.GOVERNANCE;
        return json(
                governs ? LockMode.GOVERNANCE : LockMode.COMPLIANCE,
                lock.lockDuration(),
                governs ? null : lock.coolOffPeriod());
    }

    private static boolean exists(String snapshot, ActionContext aws) {
        try {
            return !new TaggedSnapshots(aws).get(List.of(snapshot)).isEmpty();
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return false;
            throw e;
        }
    }
}
