package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.User;
import dev.cofferdam.range.world.User.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** Users' access keys. */
final class AccessKeys extends IamPart {
    AccessKeys(Call call) {
        super(call);
    }

    @Override
    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest request) {
        var user = user(request.userName());
        var page = page(user.keys(), request.maxItems(), request.marker());
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page.items().stream()
                        .map(k -> AccessKeyMetadata.builder()
                                .userName(user.name())
                                .accessKeyId(k.id())
                                .status(k.active() ? StatusType.ACTIVE : StatusType.INACTIVE)
                                .createDate(k.created())
                                .build())
                        .toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public GetAccessKeyLastUsedResponse getAccessKeyLastUsed(GetAccessKeyLastUsedRequest request) {
        var id = request.accessKeyId();
        var owner = world.users().stream()
                .filter(u -> u.keys().stream().anyMatch(k -> k.id().equals(id)))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "AccessDenied",
                        "User: %s is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key %s"
                                .formatted(world.responderArn(), id),
                        403));
        var used = key(owner, id).lastUsed();
        var shape = used == null
                ? AccessKeyLastUsed.builder().serviceName("N/A").region("N/A")
                : AccessKeyLastUsed.builder()
                        .lastUsedDate(used.at())
                        .serviceName(used.service())
                        .region(used.region());
        return GetAccessKeyLastUsedResponse.builder()
                .userName(owner.name())
                .accessKeyLastUsed(shape.build())
                .build();
    }

    @Override
    public UpdateAccessKeyResponse updateAccessKey(UpdateAccessKeyRequest request) {
        var user = user(request.userName());
        var key = key(user, request.accessKeyId());
        if (request.status() != StatusType.ACTIVE && request.status() != StatusType.INACTIVE) {
            throw new ServiceError(
                    "ValidationError",
                    "1 validation error detected: Value '%s' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]"
                            .formatted(request.statusAsString()));
        }
        var changed = new AccessKey(key.id(), request.status() == StatusType.ACTIVE, key.created(), key.lastUsed());
        world.users()
                .put(user.withKeys(user.keys().stream()
                        .map(k -> k.id().equals(key.id()) ? changed : k)
                        .toList()));
        return UpdateAccessKeyResponse.builder().build();
    }

    @Override
    public DeleteAccessKeyResponse deleteAccessKey(DeleteAccessKeyRequest request) {
        var user = user(request.userName());
        var key = key(user, request.accessKeyId());
        world.users()
                .put(user.withKeys(
                        user.keys().stream().filter(k -> !k.equals(key)).toList()));
        return DeleteAccessKeyResponse.builder().build();
    }

    private static AccessKey key(User user, String id) {
        return user.keys().stream()
                .filter(k -> k.id().equals(id))
                .findFirst()
                .orElseThrow(() -> noSuch("The Access Key with id %s cannot be found.", id));
    }
}
