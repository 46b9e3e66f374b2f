package dev.cofferdam.range.kms;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Key;
import dev.cofferdam.range.world.Key.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;

/** Keys, and whether they can be used. Source: AWS KMS Developer Guide, "Key states of AWS KMS keys". */
final class KeyStates extends KmsPart {
    KeyStates(Call call) {
        super(call);
    }

    @Override
    public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
        var key = named(request.keyId());
        return DescribeKeyResponse.builder()
                .keyMetadata(k -> k.keyId(key.id())
                        .arn(arn(key))
                        .awsAccountId(world.id())
                        .creationDate(key.created())
                        .enabled(key.state() == State.ENABLED)
                        .keyState(key.state().awsName())
                        .deletionDate(key.deletion())
                        .keyManager(key.ofAws() ? KeyManagerType.AWS : KeyManagerType.CUSTOMER)
                        .keySpec("SYMMETRIC_DEFAULT")
                        .keyUsage("ENCRYPT_DECRYPT")
                        .origin("AWS_KMS")
                        .multiRegion(false))
                .build();
    }

    private Key named(@Nullable String id) {
        var named = String.valueOf(id);
        if (!named.contains("alias/")) return key(named);
        var alias = named.substring(named.indexOf("alias/"));
        return world.keys().all().stream()
                .filter(k -> alias.equals(k.alias()))
                .findFirst()
                .orElseThrow(() -> noKey(named));
    }

    @Override
    public EnableKeyResponse enableKey(EnableKeyRequest request) {
        put(usable(request.keyId()), State.ENABLED);
        return EnableKeyResponse.builder().build();
    }

    @Override
    public DisableKeyResponse disableKey(DisableKeyRequest request) {
        put(usable(request.keyId()), State.DISABLED);
        return DisableKeyResponse.builder().build();
    }

    @Override
    public ScheduleKeyDeletionResponse scheduleKeyDeletion(ScheduleKeyDeletionRequest request) {
        var key = usable(request.keyId());
        var days = request.pendingWindowInDays() == null ? 30 : request.pendingWindowInDays();
        if (days < 7 || days > 30)
            throw new ServiceError("ValidationException", "PendingWindowInDays must be 7 to 30.");
        var due = call.now().plus(Duration.ofDays(days));
        world.keys().all().put(key.deletedAt(due));
        return ScheduleKeyDeletionResponse.builder()
                .keyId(arn(key))
                .deletionDate(due)
                .keyState(State.PENDING_DELETION.awsName())
                .pendingWindowInDays(days)
                .build();
    }

    /** Leaves the key disabled. */
    @Override
    public CancelKeyDeletionResponse cancelKeyDeletion(CancelKeyDeletionRequest request) {
        var key = key(request.keyId());
        if (key.state() != State.PENDING_DELETION) throw wrongState(key, "not pending deletion");
        put(key, State.DISABLED);
        return CancelKeyDeletionResponse.builder().keyId(arn(key)).build();
    }

    private void put(Key key, State state) {
        world.keys().all().put(key.withState(state));
    }

    private Key usable(@Nullable String id) {
        var key = key(id);
        if (key.ofAws())
            throw new ServiceError(
                    "AccessDeniedException",
                    "User: %s is not authorized to change the AWS managed key %s"
                            .formatted(world.responderArn(), arn(key)));
        if (key.state() == State.PENDING_DELETION) throw wrongState(key, "pending deletion");
        return key;
    }
}
