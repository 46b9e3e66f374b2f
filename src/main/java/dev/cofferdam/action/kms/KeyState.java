package dev.cofferdam.action.kms;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whether a key, by its ARN, can be used; the value is KMS's own word. Source: AWS KMS Developer Guide, "Key states of
 * AWS KMS keys".
 */
record KeyState() implements Setting {
    static final String ENABLED = "Enabled";
    static final String DISABLED = "Disabled";
    static final String PENDING_DELETION = "PendingDeletion";

    /** The longest that KMS waits. Source: KMS API Reference, ScheduleKeyDeletion. */
    private static final int DAYS = 30;

    @Override
    public String attribute() {
        return "KeyState";
    }

    @Override
    public String title() {
        return "state";
    }

    @Override
    public String owner(String key) {
        return "key " + key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<JsonNode> read(String key, ActionContext aws) {
        try {
            return Optional.of(StringNode.valueOf(aws.client(KmsClient.class)
                    .describeKey(r -> r.keyId(key))
                    .keyMetadata()
                    .keyStateAsString()));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /** A key that is to be deleted is disabled once that is called off. */
    @Override
    public void write(String key, JsonNode value, ActionContext aws) {
        var kms = aws.client(KmsClient.class);
        var present = read(key, aws).map(JsonNode::asString).orElse("");
        var wanted = value.asString();
        if (present.equals(wanted)) return;
        if (present.equals(PENDING_DELETION)) kms.cancelKeyDeletion(r -> r.keyId(key));
        switch (wanted) {
            case ENABLED -> kms.enableKey(r -> r.keyId(key));
            case DISABLED -> {
                if (present.equals(ENABLED)) kms.disableKey(r -> r.keyId(key));
            }
            case PENDING_DELETION -> kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(DAYS));
            default -> throw new IllegalArgumentException("no state to write: " + wanted);
        }
    }
}
