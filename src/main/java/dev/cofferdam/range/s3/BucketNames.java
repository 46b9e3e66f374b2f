package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import java.util.Comparator;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/**
 * Which buckets there are, in all regions. A request that takes them page by page is told their regions. Source: Amazon
 * S3 User Guide, "Listing Amazon S3 general purpose buckets".
 */
final class BucketNames extends S3Part {
    BucketNames(Call call) {
        super(call);
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        var paged = request.maxBuckets() != null || request.continuationToken() != null;
        var page = Page.of(
                world.storage().buckets().stream()
                        .filter(b -> request.prefix() == null || b.name().startsWith(request.prefix()))
                        .filter(b -> request.bucketRegion() == null
                                || request.bucketRegion().equals(b.region()))
                        .sorted(Comparator.comparing(b -> b.name()))
                        .toList(),
                request.maxBuckets(),
                request.continuationToken(),
                invalid("The continuation token provided is incorrect"));
        return ListBucketsResponse.builder()
                .buckets(page.items().stream()
                        .map(b -> software.amazon.awssdk.services.s3.model.Bucket.builder()
                                .name(b.name())
                                .creationDate(b.created())
                                .bucketRegion(paged ? b.region() : null)
                                .build())
                        .toList())
                .continuationToken(page.next())
                .build();
    }
}
