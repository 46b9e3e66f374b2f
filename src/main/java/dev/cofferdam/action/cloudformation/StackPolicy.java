package dev.cofferdam.action.cloudformation;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What updates of a stack, by its ARN, may do; null: everything. A stack that once had a policy always has one, so that
 * one which allows everything stands for none: the effect is the same. Source: CloudFormation User Guide, "Prevent
 * updates to stack resources" (without a policy all updates are allowed, and one cannot be removed).
 */
record StackPolicy() implements Setting {
    static final String ID = "StackPolicy";
    static final JsonNode ALLOWS_NOTHING = policy("Deny");

    private static final JsonNode ALLOWS_EVERYTHING = policy("Allow");

    private static ObjectNode policy(String effect) {
        var policy = Json.object();
        policy.putArray("Statement")
                .addObject()
                .put("Effect", effect)
                .put("Action", "Update:*")
                .put("Principal", "*")
                .put("Resource", "*");
        return policy;
    }

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "stack policy";
    }

    @Override
    public String owner(String stack) {
        return "stack " + Stacks.name(stack);
    }

    @Override
    public Optional<JsonNode> read(String stack, ActionContext aws) {
        if (Stacks.find(stack, aws).isEmpty()) return Optional.empty();
        var body = aws.client(CloudFormationClient.class)
                .getStackPolicy(r -> r.stackName(stack))
                .stackPolicyBody();
        if (body == null || body.isBlank()) return Optional.of(NullNode.getInstance());
        var policy = Json.MAPPER.readTree(body);
        return Optional.of(policy.equals(ALLOWS_EVERYTHING) ? NullNode.getInstance() : policy);
    }

    @Override
    public void write(String stack, JsonNode policy, ActionContext aws) {
        var body = (policy.isNull() ? ALLOWS_EVERYTHING : policy).toString();
        aws.client(CloudFormationClient.class)
                .setStackPolicy(r -> r.stackName(stack).stackPolicyBody(body));
    }
}
