package dev.cofferdam.range.s3;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Bucket policies, which are kept and read back, but bind nobody here. */
final class BucketPolicies extends S3Part {
    /** Source: Amazon S3 User Guide, "Bucket policies for Amazon S3". */
    private static final int LIMIT = 20 * 1024;

    BucketPolicies(Call call) {
        super(call);
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        return GetBucketPolicyResponse.builder()
                .policy(present(request.bucket()))
                .build();
    }

    @Override
    public GetBucketPolicyStatusResponse getBucketPolicyStatus(GetBucketPolicyStatusRequest request) {
        var open = isPublic(Json.MAPPER.readTree(present(request.bucket())));
        return GetBucketPolicyStatusResponse.builder()
                .policyStatus(s -> s.isPublic(open))
                .build();
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        var document = checked(request.policy());
        if (isPublic(document) && PublicAccess.blocks(world, bucket(request.bucket()), "blockPublicPolicy"))
            throw new ServiceError(
                    "AccessDenied",
                    "User: %s is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:%s:s3:::%s\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access."
                            .formatted(world.responderArn(), world.partition(), request.bucket()),
                    403);
        change(request.bucket(), b -> b.withPolicy(request.policy()));
        return PutBucketPolicyResponse.builder().build();
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        change(request.bucket(), b -> b.withPolicy(null));
        return DeleteBucketPolicyResponse.builder().build();
    }

    private String present(@Nullable String bucket) {
        var policy = bucket(bucket).policy();
        if (policy == null) throw new ServiceError("NoSuchBucketPolicy", "The bucket policy does not exist", 404);
        return policy;
    }

    private static JsonNode checked(@Nullable String text) {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(text == null ? "" : text);
        } catch (JacksonException e) {
            var error = malformed("Policies must be valid JSON and the first byte must be '{'");
            error.initCause(e);
            throw error;
        }
        if (!document.isObject()) throw malformed("Policies must be valid JSON and the first byte must be '{'");
        if (document.toString().length() > LIMIT) throw malformed("Policy exceeds the maximum allowed document size.");
        if (document.path("Statement").isEmpty()) throw malformed("Missing required field Statement");
        for (var statement : document.path("Statement")) {
            if (!statement.has("Principal") && !statement.has("NotPrincipal"))
                throw malformed("Missing required field Principal");
            if (!statement.has("Resource") && !statement.has("NotResource"))
                throw malformed("Missing required field Resource");
        }
        return document;
    }

    /** As far as it goes without judging conditions: everybody, under no condition. */
    private static boolean isPublic(JsonNode document) {
        for (var statement : document.path("Statement")) {
            var principal = statement.path("Principal");
            var everybody = principal.asString("").equals("*")
                    || principal.path("AWS").asString("").equals("*");
            if (statement.path("Effect").asString("").equals("Allow") && everybody && !statement.has("Condition"))
                return true;
        }
        return false;
    }

    private static ServiceError malformed(String message) {
        return new ServiceError("MalformedPolicy", message);
    }
}
