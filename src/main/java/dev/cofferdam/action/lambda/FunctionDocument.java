package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that decides what a function runs, as whom, and who starts it; without the values of its environment. */
final class FunctionDocument {
    static final String FUNCTION = "function";
    static final String VERSIONS = "versions";
    static final String ALIASES = "aliases";
    static final String POLICIES = "policies";
    static final String URLS = "urls";
    static final String EVENT_SOURCES = "event_sources";
    static final String PROVISIONED = "provisioned_concurrency";

    private final ObjectNode json = Json.object();
    private final SideReads reads = new SideReads();
    private final ActionContext aws;
    private final LambdaClient lambda;

    FunctionDocument(ActionContext aws) {
        this.aws = aws;
        this.lambda = aws.client(LambdaClient.class);
    }

    SideReads reads() {
        return reads;
    }

    /** @throws dev.cofferdam.action.ActionException when there is no such function */
    ObjectNode of(String name) {
        json.put("captured_at", aws.clock().instant().toString());
        json.put("account", aws.account());
        var functions = new Functions(aws);
        var function = get(name, functions);
        json.set(FUNCTION, function);
        var arn = function.at("/Configuration/FunctionArn").asString();
        set(
                VERSIONS,
                () -> array(lambda.listVersionsByFunctionPaginator(r -> r.functionName(name)).versions().stream()));
        set(ALIASES, () -> array(lambda.listAliasesPaginator(r -> r.functionName(name)).aliases().stream()));
        set(POLICIES, () -> policies(arn));
        set(
                URLS,
                () -> array(
                        lambda
                                .listFunctionUrlConfigsPaginator(r -> r.functionName(name))
                                .functionUrlConfigs()
                                .stream()));
        set(EVENT_SOURCES, () -> array(functions.eventSources(arn).stream()));
        set(
                PROVISIONED,
                () -> array(lambda
                        .listProvisionedConcurrencyConfigsPaginator(r -> r.functionName(name))
                        .provisionedConcurrencyConfigs()
                        .stream()));
        return json;
    }

    /** The link to the code is a key to it for ten minutes, and is left out. */
    private ObjectNode get(String name, Functions functions) {
        try {
            var function = SdkJson.of(lambda.getFunction(r -> r.functionName(name)));
            if (function.path("Code") instanceof ObjectNode code) code.remove("Location");
            return function;
        } catch (ResourceNotFoundException e) {
            throw functions.noSuchFunction(name, e);
        }
    }

    /** Of the function and of each alias, by ARN. */
    private JsonNode policies(String arn) {
        var policies = Json.object();
        Stream.concat(
                        Stream.of(arn),
                        json.path(ALIASES)
                                .valueStream()
                                .map(a -> a.path("AliasArn").asString()))
                .forEach(each -> PublicStatements.policy(each, aws).ifPresent(policy -> policies.set(each, policy)));
        return policies;
    }

    private void set(String name, Supplier<JsonNode> read) {
        json.set(name, reads.read(List.of(name), NullNode.getInstance(), read));
    }

    private static JsonNode array(Stream<? extends SdkPojo> models) {
        var array = Json.MAPPER.createArrayNode();
        models.map(SdkJson::of).forEach(array::add);
        return array;
    }
}
