package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Finds a function, its aliases and what it reads from. */
record Functions(ActionContext aws) {
    static final String FUNCTION = "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}";
    static final String FUNCTION_OR_ALIAS = FUNCTION + "*";

    private static final String MARK = ":function:";

    /**
     * @param name without version or alias
     * @throws ActionException when there is none
     */
    GetFunctionConfigurationResponse get(String name) {
        try {
            return lambda().getFunctionConfiguration(r -> r.functionName(name));
        } catch (ResourceNotFoundException e) {
            throw noSuchFunction(name, e);
        }
    }

    ActionException noSuchFunction(String name, ResourceNotFoundException cause) {
        return new ActionException(
                "NoSuchFunction",
                "There is no function %s in region %s of account %s. Check its name and its region."
                        .formatted(name, aws.region(), aws.account()),
                cause);
    }

    /** ARNs, sorted. */
    List<String> aliases(String name) {
        return lambda().listAliasesPaginator(r -> r.functionName(name)).aliases().stream()
                .map(AliasConfiguration::aliasArn)
                .sorted()
                .toList();
    }

    /**
     * What a function, one of its versions or aliases reads from, in the order of their ids. All of the account's are
     * asked for, because those of an alias are not told for the function's name.
     *
     * @param function ARN without version or alias
     */
    List<EventSourceMappingConfiguration> eventSources(String function) {
        return lambda().listEventSourceMappingsPaginator(r -> {}).eventSourceMappings().stream()
                .filter(m -> m.functionArn().equals(function) || m.functionArn().startsWith(function + ":"))
                .sorted(Comparator.comparing(EventSourceMappingConfiguration::uuid))
                .toList();
    }

    private LambdaClient lambda() {
        return aws.client(LambdaClient.class);
    }

    /** For a sentence: {@code orders}, {@code orders:live}. */
    static String name(String arn) {
        return arn.substring(arn.indexOf(MARK) + MARK.length());
    }
}
