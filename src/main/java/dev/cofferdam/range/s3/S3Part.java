package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.World;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;

/** What all parts of the service have. Source of codes: S3 API Reference, "Error responses". */
abstract class S3Part implements S3Client {
    final Call call;
    final World world;

    S3Part(Call call) {
        this.call = call;
        this.world = call.world();
    }

    Bucket bucket(@Nullable String name) {
        var bucket = world.storage()
                .buckets()
                .find(name)
                .orElseThrow(() -> new ServiceError("NoSuchBucket", "The specified bucket does not exist", 404));
        if (!bucket.region().equals(call.region()))
            throw new ServiceError(
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint."
                            + " Please send all future requests to this endpoint.",
                    301);
        return bucket;
    }

    void change(@Nullable String name, UnaryOperator<Bucket> change) {
        world.storage().buckets().put(change.apply(bucket(name)));
    }

    /** A bucket's setting as the model has it. */
    <B extends SdkPojo> B setting(@Nullable String name, String setting, B builder, String missing, String message) {
        var json = bucket(name).setting(setting).orElseThrow(() -> new ServiceError(missing, message, 404));
        return ModelJson.read(json, builder);
    }

    static ServiceError invalid(String message) {
        return new ServiceError("InvalidRequest", message, 400);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
