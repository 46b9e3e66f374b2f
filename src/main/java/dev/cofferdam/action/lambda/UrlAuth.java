package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whom the URL of a function, or of an alias, by its ARN, asks who they are: {@code NONE} or {@code AWS_IAM}. Source:
 * Lambda Developer Guide, "Control access to Lambda function URLs".
 */
record UrlAuth() implements Setting {
    static final String ID = "FunctionUrlAuthType";
    static final JsonNode EVERYBODY = StringNode.valueOf(FunctionUrlAuthType.NONE.toString());
    static final JsonNode SIGNED = StringNode.valueOf(FunctionUrlAuthType.AWS_IAM.toString());

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "URL's way to sign in";
    }

    @Override
    public String owner(String function) {
        return "function " + Functions.name(function);
    }

    /** @return empty where there is no URL, or no function */
    @Override
    public Optional<JsonNode> read(String function, ActionContext aws) {
        var named = FunctionRef.of(function);
        try {
            return Optional.of(StringNode.valueOf(aws.client(LambdaClient.class)
                    .getFunctionUrlConfig(r -> r.functionName(named.name()).qualifier(named.qualifier()))
                    .authTypeAsString()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    /** What else there is of the URL stays as it is. */
    @Override
    public void write(String function, JsonNode value, ActionContext aws) {
        var named = FunctionRef.of(function);
        aws.client(LambdaClient.class)
                .updateFunctionUrlConfig(r -> r.functionName(named.name())
                        .qualifier(named.qualifier())
                        .authType(value.asString()));
    }
}
