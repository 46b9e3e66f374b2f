package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.World;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import tools.jackson.databind.node.ObjectNode;

/** What keeps the public out of a bucket, whatever its policy and ACLs say. */
final class PublicAccess extends S3Part {
    static final String SETTING = "publicAccessBlock";
    static final String MISSING = "NoSuchPublicAccessBlockConfiguration";
    static final String NONE = "The public access block configuration was not found";

    PublicAccess(Call call) {
        super(call);
    }

    /** The bucket's and the account's hold together. */
    static boolean blocks(World world, Bucket bucket, String what) {
        return Stream.of(
                        bucket.setting(SETTING),
                        world.storage().account().find(SETTING).map(s -> s.json()))
                .flatMap(Optional::stream)
                .anyMatch(block -> block.path(what).asBoolean(false));
    }

    /** What is not said is false. */
    static ObjectNode complete(ObjectNode block) {
        for (var one :
                new String[] {"blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"})
            if (!block.has(one)) block.put(one, false);
        return block;
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        var block = setting(request.bucket(), SETTING, PublicAccessBlockConfiguration.builder(), MISSING, NONE);
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(block.build())
                .build();
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        var block = complete(ModelJson.write(request.publicAccessBlockConfiguration()));
        change(request.bucket(), b -> b.with(SETTING, block));
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(DeletePublicAccessBlockRequest request) {
        change(request.bucket(), b -> b.without(SETTING));
        return DeletePublicAccessBlockResponse.builder().build();
    }
}
