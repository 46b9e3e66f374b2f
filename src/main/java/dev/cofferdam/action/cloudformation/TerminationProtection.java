package dev.cofferdam.action.cloudformation;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Whether a stack, by its ARN, cannot be deleted. Source: CloudFormation API Reference, UpdateTerminationProtection.
 */
record TerminationProtection() implements Setting {
    static final String ID = "EnableTerminationProtection";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "termination protection";
    }

    @Override
    public String owner(String stack) {
        return "stack " + Stacks.name(stack);
    }

    @Override
    public Optional<JsonNode> read(String stack, ActionContext aws) {
        return Stacks.find(stack, aws)
                .map(found -> BooleanNode.valueOf(Boolean.TRUE.equals(found.enableTerminationProtection())));
    }

    @Override
    public void write(String stack, JsonNode on, ActionContext aws) {
        aws.client(CloudFormationClient.class)
                .updateTerminationProtection(r -> r.stackName(stack).enableTerminationProtection(on.asBoolean()));
    }
}
