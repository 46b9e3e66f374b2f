package dev.cofferdam.action.cloudformation;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Finds stacks. */
final class Stacks {
    private static final String INVALID = "ValidationError";
    private static final String MISSING = "does not exist";

    private Stacks() {}

    /**
     * CloudFormation has no error of its own for a stack that is not there. Source: CloudFormation API Reference,
     * DescribeStacks.
     *
     * @param named name or ARN
     */
    static Optional<Stack> find(String named, ActionContext aws) {
        try {
            return aws.client(CloudFormationClient.class).describeStacks(r -> r.stackName(named)).stacks().stream()
                    .findFirst();
        } catch (CloudFormationException e) {
            var details = e.awsErrorDetails();
            if (details != null
                    && INVALID.equals(details.errorCode())
                    && String.valueOf(details.errorMessage()).contains(MISSING)) return Optional.empty();
            throw e;
        }
    }

    /** Of {@code arn:…:stack/NAME/UUID}. */
    static String name(String arn) {
        return arn.split("/", 3)[1];
    }
}
