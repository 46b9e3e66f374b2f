package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;

/**
 * How many of a function, by its ARN, may run at once; null: it shares what the account has. Source: Lambda API
 * Reference, GetFunctionConcurrency, PutFunctionConcurrency, DeleteFunctionConcurrency.
 */
record ReservedConcurrency() implements Setting {
    static final JsonNode NOTHING_RUNS = IntNode.valueOf(0);

    @Override
    public String attribute() {
        return "ReservedConcurrentExecutions";
    }

    @Override
    public String title() {
        return "reserved concurrency";
    }

    @Override
    public String owner(String function) {
        return "function " + Functions.name(function);
    }

    @Override
    public Optional<JsonNode> read(String function, ActionContext aws) {
        try {
            var reserved = aws.client(LambdaClient.class)
                    .getFunctionConcurrency(r -> r.functionName(Functions.name(function)))
                    .reservedConcurrentExecutions();
            return Optional.of(reserved == null ? NullNode.getInstance() : IntNode.valueOf(reserved));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String function, JsonNode value, ActionContext aws) {
        var lambda = aws.client(LambdaClient.class);
        var name = Functions.name(function);
        if (value.isNull()) lambda.deleteFunctionConcurrency(r -> r.functionName(name));
        else lambda.putFunctionConcurrency(r -> r.functionName(name).reservedConcurrentExecutions(value.asInt()));
    }
}
