package dev.cofferdam.action.lambda;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step on the functions of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String ORDERS = "orders-import";
    static final String ARN = "arn:aws:lambda:us-east-1:111122223333:function:" + ORDERS;
    static final String ALIAS = ARN + ":live";
    static final String URL = "https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws/";
    static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:orders";
    static final String STREAM = "arn:aws:kinesis:us-east-1:111122223333:stream/clicks";
    static final String OF_FUNCTION = "0a0a0a0a-1111-4222-8333-444455556666";
    static final String OF_ALIAS = "0b0b0b0b-1111-4222-8333-444455556666";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var functions = world.putObject("functions");
            var orders = functions
                    .putArray("all")
                    .addObject()
                    .put("name", ORDERS)
                    .put("role", "arn:aws:iam::111122223333:role/service-role/orders-import-role")
                    .put("runtime", "python3.13")
                    .put("timeout", 300)
                    .put("code_sha256", "4RTbTxLQOQDoBLdfgDqNnKGoAX5bSjXJPrTsKmNcnHI=")
                    .put("modified", "2026-11-23T18:40:00Z");
            orders.putObject("environment")
                    .put("DATABASE_PASSWORD", "hunter2-hunter2")
                    .put("STAGE", "prod");
            orders.putObject("aliases").put("live", "7");
            functions
                    .withArray("all")
                    .addObject()
                    .put("name", "thumbnails")
                    .put("role", "arn:aws:iam::111122223333:role/thumbnails")
                    .put("code_sha256", "AAAA")
                    .put("modified", "2026-01-01T00:00:00Z");
            prepare(functions, orders);
        });
        opened.client(LambdaClient.class).listAliases(r -> r.functionName(ORDERS)); // so that defaults are written out
        return opened;
    }

    /** @param orders the function that the tests work on */
    void prepare(ObjectNode functions, ObjectNode orders) {}

    /** Open to the world by a URL and three statements, one of them of an alias, and to S3 and the shop by two more. */
    static void open(ObjectNode orders) {
        orders.putObject("urls").putObject("$LATEST").put("address", URL).put("auth", "NONE");
        var policies = orders.putObject("policies");
        var own = policies.putArray("$LATEST");
        statement(own.addObject(), "url", "lambda:InvokeFunctionUrl")
                .put("Principal", "*")
                .putObject("Condition")
                .putObject("StringEquals")
                .put("lambda:FunctionUrlAuthType", "NONE");
        statement(own.addObject(), "url-invoke", "lambda:InvokeFunction")
                .put("Principal", "*")
                .putObject("Condition")
                .putObject("Bool")
                .put("lambda:InvokedViaFunctionUrl", "true");
        statement(own.addObject(), "bucket", "lambda:InvokeFunction")
                .putObject("Principal")
                .put("Service", "s3.amazonaws.com");
        var shop = statement(own.addObject(), "shop", "lambda:InvokeFunction");
        shop.put("Principal", "*");
        shop.putObject("Condition").putObject("StringEquals").put("aws:PrincipalOrgID", "o-harbour123");
        statement(policies.putArray("live").addObject(), "all-accounts", "lambda:InvokeFunction")
                .putObject("Principal")
                .put("AWS", "*");
    }

    private static ObjectNode statement(ObjectNode statement, String sid, String action) {
        return statement
                .put("Sid", sid)
                .put("Effect", "Allow")
                .put("Action", action)
                .put("Resource", ARN);
    }

    /** A queue for the function, a stream for its alias, and a stream that is off; besides one of another function. */
    static void feed(ObjectNode functions) {
        var sources = functions.putArray("event_sources");
        source(sources.addObject(), OF_ALIAS, ALIAS, STREAM, "enabled");
        source(sources.addObject(), OF_FUNCTION, ARN, QUEUE, "enabled");
        source(sources.addObject(), "0c0c0c0c-1111-4222-8333-444455556666", ARN, STREAM + "-old", "disabled");
        source(
                sources.addObject(),
                "0d0d0d0d-1111-4222-8333-444455556666",
                ARN.replace(ORDERS, "thumbnails"),
                QUEUE,
                "enabled");
    }

    private static void source(ObjectNode source, String id, String function, String from, String state) {
        source.put("id", id).put("function", function).put("source", from).put("state", state);
    }

    /** Somebody else, whose calls are not the step's. */
    LambdaClient somebody() {
        return account.client(LambdaClient.class);
    }

    /** Statements are in no order, and where nothing is left of a policy there is none. */
    @Override
    protected final Object state(SimulatedAccount of) {
        var functions = (ObjectNode) of.world().get("functions");
        for (var function : functions.withArray("all"))
            for (var policy : function.path("policies").properties()) {
                var sorted = new ArrayList<JsonNode>();
                policy.getValue().forEach(statement -> sorted.add(simple(statement)));
                sorted.sort(Comparator.comparing(s -> s.path("Sid").asString()));
                ((ObjectNode) function.path("policies")).set(policy.getKey(), Json.MAPPER.valueToTree(sorted));
            }
        functions.withArray("event_sources").forEach(source -> settle((ObjectNode) source));
        return functions;
    }

    /** {@code {"AWS": "*"}} and {@code "*"} are the same (IAM User Guide, "AWS JSON policy elements: Principal"). */
    private static JsonNode simple(JsonNode statement) {
        var simple = ((ObjectNode) statement).remove(List.of("Resource"));
        if (simple.at("/Principal/AWS").asString("").equals("*")) simple.put("Principal", "*");
        return simple;
    }

    private static void settle(ObjectNode source) {
        switch (source.path("state").asString()) {
            case "enabling" -> source.put("state", "enabled");
            case "disabling" -> source.put("state", "disabled");
            default -> {}
        }
    }
}
