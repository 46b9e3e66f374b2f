package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static dev.cofferdam.servers.Reads.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.lambda.DescribeFunction;
import dev.cofferdam.action.lambda.DisableEventSources;
import dev.cofferdam.action.lambda.RemovePublicAccess;
import dev.cofferdam.action.lambda.StopInvocations;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tools.jackson.databind.JsonNode;

/** How the actions of {@code action.lambda} are tried. */
final class LambdaCases {
    private LambdaCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new DescribeFunction(), LambdaCases::anOpenFunction, LambdaCases::describesTheFunction),
                new ChangeCase<>(new DisableEventSources(), LambdaCases::disableEventSources),
                new ChangeCase<>(new RemovePublicAccess(), LambdaCases::removePublicAccess),
                new ChangeCase<>(new StopInvocations(), "of a function with none reserved", s -> stop(s, null)),
                new ChangeCase<>(new StopInvocations(), "of a function with some reserved", s -> stop(s, 7)));
    }

    private static DescribeFunction.In anOpenFunction(Server server) {
        letEverybodyIn(server);
        return new DescribeFunction.In(server.account().function());
    }

    private static void describesTheFunction(DescribeFunction.Out out, Server server) {
        var configuration = answer(server, "GetFunctionConfiguration");
        assertThat(out.arn()).isEqualTo(configuration.path("FunctionArn").asString());
        assertThat(out.role()).isEqualTo(configuration.path("Role").asString());
        assertThat(out.runtime()).isEqualTo(configuration.path("Runtime").asString());
        assertThat(out.codeSha256()).isEqualTo(configuration.path("CodeSha256").asString());
        assertThat(out.timeoutSeconds()).isEqualTo(configuration.path("Timeout").asLong());
        assertThat(configuration.at("/Environment/Variables/PASSWORD").asString())
                .isEqualTo(WorkloadSeeds.SECRET);
        assertThat(out.environmentNames()).containsExactly("PASSWORD");
        assertThat(server.kept()).contains("PASSWORD").doesNotContain(WorkloadSeeds.SECRET);
        assertThat(out.isPublic()).isTrue();
        assertThat(out.publicBecause()).contains("Statement everybody-else of orders-import lets everybody in.");
        assertThat(out.openToServices()).containsExactly("s3.amazonaws.com");
        assertThat(out.hasReservedConcurrency()).isFalse();
        assertThat(out.eventSources())
                .containsExactlyElementsOf(texts(
                        server.reads().answer(new Read("lambda", "ListEventSourceMappings", Map.of())),
                        "EventSourceMappings",
                        "/EventSourceArn"))
                .hasSize(1);
        assertThat(out.unknown()).isSubsetOf("urls", "provisioned_concurrency");
    }

    private static Situation<DisableEventSources.In, DisableEventSources.Out> disableEventSources(Server server) {
        var function = server.account().function();
        return new Situation<>(
                new DisableEventSources.In(function),
                List.of(that(
                                "its event sources",
                                new Read("lambda", "ListEventSourceMappings", Map.of()),
                                each("/EventSourceMappings", "/EventSourceArn", "/State"))
                        .becomes(before -> json(before.valueStream()
                                .map(source -> source.asString().replace(" Enabled", " Disabled"))
                                .toList()))),
                out -> {
                    assertThat(out.enabled()).isZero();
                    assertThat(out.all()).isEqualTo(1);
                });
    }

    private static Situation<RemovePublicAccess.In, RemovePublicAccess.Out> removePublicAccess(Server server) {
        letEverybodyIn(server);
        return new Situation<>(
                new RemovePublicAccess.In(server.account().function()),
                List.of(
                        that("the statements of its policy", policy(server), LambdaCases::statements)
                                .becomes(List.of("bucket")),
                        that("its URL", read(server, "GetFunctionUrlConfig"), at("/FunctionUrl")),
                        that("whom its URL asks", read(server, "GetFunctionUrlConfig"), at("/AuthType"))
                                .becomes("AWS_IAM")),
                out -> assertThat(out.closed()).isTrue());
    }

    private static Situation<StopInvocations.In, StopInvocations.Out> stop(Server server, @Nullable Integer reserved) {
        var function = server.account().function();
        if (reserved != null)
            server.client(LambdaClient.class)
                    .putFunctionConcurrency(r -> r.functionName(function).reservedConcurrentExecutions(reserved));
        return new Situation<>(
                new StopInvocations.In(function),
                List.of(that("how many may run", read(server, "GetFunctionConcurrency"), LambdaCases::reserved)
                        .becomes(0)),
                out -> assertThat(out.stopped()).isTrue());
    }

    private static JsonNode reserved(JsonNode answer) {
        var reserved = answer.path("ReservedConcurrentExecutions");
        return reserved.isNumber() ? json(reserved.asInt()) : json("none");
    }

    private static void letEverybodyIn(Server server) {
        var function = server.account().function();
        var lambda = server.client(LambdaClient.class);
        lambda.addPermission(r -> r.functionName(function)
                .statementId("everybody-else")
                .principal("*")
                .action("lambda:InvokeFunction"));
        lambda.addPermission(r -> r.functionName(function)
                .statementId("bucket")
                .principal("s3.amazonaws.com")
                .action("lambda:InvokeFunction"));
    }

    private static JsonNode statements(JsonNode answer) {
        return json(Json.MAPPER
                .readTree(answer.path("Policy").asString())
                .path("Statement")
                .valueStream()
                .map(statement -> statement.path("Sid").asString())
                .sorted()
                .toList());
    }

    private static Read policy(Server server) {
        return read(server, "GetPolicy");
    }

    private static JsonNode answer(Server server, String operation) {
        return server.reads().answer(read(server, operation));
    }

    private static Read read(Server server, String operation) {
        return new Read("lambda", operation, "FunctionName", server.account().function());
    }
}
