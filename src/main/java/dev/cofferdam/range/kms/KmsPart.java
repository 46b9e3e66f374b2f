package dev.cofferdam.range.kms;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Key;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;

/** What all parts of the service have. */
abstract class KmsPart implements KmsClient {
    final Call call;
    final World world;

    KmsPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    /** By id or ARN; aliases only where the reference says so. */
    Key key(@Nullable String id) {
        var named = String.valueOf(id);
        return world.keys()
                .all()
                .find(named.substring(named.lastIndexOf('/') + 1))
                .orElseThrow(() -> noKey(named));
    }

    String arn(Key key) {
        return world.arn("kms", "key/" + key.id());
    }

    ServiceError noKey(String named) {
        var arn = named.startsWith("arn:")
                ? named
                : world.arn("kms", named.startsWith("alias/") ? named : "key/" + named);
        return new ServiceError(
                "NotFoundException",
                "%s '%s' does not exist".formatted(named.contains("alias/") ? "Alias" : "Key", arn));
    }

    ServiceError wrongState(Key key, String state) {
        return new ServiceError("KMSInvalidStateException", "%s is %s.".formatted(arn(key), state));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
