package dev.cofferdam.action.s3;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** S3 answers with an error of its own where a bucket has no such setting. */
final class Missing {
    private Missing() {}

    /** @param code of that error */
    static JsonNode orNull(String code, Supplier<? extends JsonNode> read) {
        try {
            return read.get();
        } catch (AwsServiceException e) {
            if (e.awsErrorDetails() != null && code.equals(e.awsErrorDetails().errorCode()))
                return NullNode.getInstance();
            throw e;
        }
    }
}
