package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Storage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.AccessPoint;
import software.amazon.awssdk.services.s3control.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3control.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3control.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3control.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3control.model.ListAccessPointsRequest;
import software.amazon.awssdk.services.s3control.model.ListAccessPointsResponse;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3control.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3control.model.PutPublicAccessBlockResponse;

/** What holds for all buckets of the account. */
final class Account implements S3ControlClient {
    private final Storage storage;
    private final String id;

    Account(Call call) {
        this.storage = call.world().storage();
        this.id = call.world().id();
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        demandOurs(request.accountId());
        var block = storage.account()
                .find(PublicAccess.SETTING)
                .orElseThrow(() -> new ServiceError(PublicAccess.MISSING, PublicAccess.NONE, 404));
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(ModelJson.read(block.json(), PublicAccessBlockConfiguration.builder())
                        .build())
                .build();
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        demandOurs(request.accountId());
        var block = PublicAccess.complete(ModelJson.write(request.publicAccessBlockConfiguration()));
        storage.account().put(new Storage.Setting(PublicAccess.SETTING, block));
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(DeletePublicAccessBlockRequest request) {
        demandOurs(request.accountId());
        storage.account().remove(PublicAccess.SETTING);
        return DeletePublicAccessBlockResponse.builder().build();
    }

    @Override
    public ListAccessPointsResponse listAccessPoints(ListAccessPointsRequest request) {
        demandOurs(request.accountId());
        var page = Page.of(
                storage.accessPoints().stream()
                        .filter(p -> request.bucket() == null || p.bucket().equals(request.bucket()))
                        .toList(),
                request.maxResults() == null ? 1000 : request.maxResults(),
                request.nextToken(),
                new ServiceError("InvalidToken", "The provided token is malformed or otherwise invalid."));
        return ListAccessPointsResponse.builder()
                .accessPointList(page.items().stream()
                        .map(p -> AccessPoint.builder()
                                .name(p.name())
                                .bucket(p.bucket())
                                .networkOrigin(p.origin())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private void demandOurs(@Nullable String account) {
        if (!id.equals(account)) throw new ServiceError("AccessDenied", "Access Denied", 403);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
