package dev.cofferdam.aws;

import java.util.Objects;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.DefaultValueTrait;

/** The SDK makes up a missing idempotency token while it sends; the log needs the one that was sent. */
final class ClientTokens {
    private ClientTokens() {}

    /** The same request with its tokens made up. */
    static AwsRequest fill(AwsRequest request) {
        var missing =
                request.sdkFields().stream().filter(f -> missing(f, request)).toList();
        if (missing.isEmpty()) return request;
        var builder = request.toBuilder();
        missing.forEach(field -> field.set(builder, field.getValueOrDefault(request)));
        return builder.build();
    }

    /** Whether a filled request has one, by which the service knows it again. */
    static boolean has(AwsRequest request) {
        return request.sdkFields().stream().anyMatch(field -> field.containsTrait(DefaultValueTrait.class));
    }

    /** Each look at a missing token makes a new one up. */
    static boolean missing(SdkField<?> field, SdkPojo model) {
        return field.containsTrait(DefaultValueTrait.class)
                && !Objects.equals(field.getValueOrDefault(model), field.getValueOrDefault(model));
    }
}
