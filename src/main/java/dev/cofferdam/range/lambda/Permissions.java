package dev.cofferdam.range.lambda;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Who may invoke a function. Source: Lambda API Reference, AddPermission; Lambda Developer Guide, "Viewing
 * resource-based IAM policies in Lambda".
 */
final class Permissions extends LambdaPart {
    Permissions(Call call) {
        super(call);
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var statements = statements(named);
        if (statements.isEmpty()) throw noResource();
        var policy = Json.object().put("Version", "2012-10-17").put("Id", "default");
        policy.putArray("Statement").addAll(statements);
        return GetPolicyResponse.builder()
                .policy(policy.toString())
                .revisionId("00000000-0000-4000-a000-000000000000")
                .build();
    }

    @Override
    public AddPermissionResponse addPermission(AddPermissionRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var statements = new ArrayList<>(statements(named));
        var sid = request.statementId();
        if (statements.stream().anyMatch(s -> sid(s).equals(sid)))
            throw new ServiceError(
                    "ResourceConflictException",
                    "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
                            .formatted(sid),
                    409);
        var statement = Json.object().put("Sid", sid).put("Effect", "Allow");
        statement.set("Principal", principal(request.principal()));
        statement.put("Action", request.action()).put("Resource", arn(named));
        var condition = condition(request);
        if (!condition.isEmpty()) statement.set("Condition", condition);
        statements.add(statement);
        put(named.function().withPolicy(named.qualifier(), statements));
        return AddPermissionResponse.builder().statement(statement.toString()).build();
    }

    @Override
    public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var statements = new ArrayList<>(statements(named));
        if (!statements.removeIf(s -> sid(s).equals(request.statementId())))
            throw new ServiceError(
                    "ResourceNotFoundException",
                    "Statement %s is not found in resource policy.".formatted(request.statementId()),
                    404);
        put(named.function().withPolicy(named.qualifier(), statements));
        return RemovePermissionResponse.builder().build();
    }

    private static List<ObjectNode> statements(Named named) {
        return named.function().policies().getOrDefault(named.qualifier(), List.of());
    }

    private static String sid(ObjectNode statement) {
        return statement.path("Sid").asString("");
    }

    private JsonNode principal(String named) {
        if (named.equals("*")) return StringNode.valueOf("*");
        if (named.contains(".")) return Json.object().put("Service", named);
        return Json.object()
                .put(
                        "AWS",
                        named.startsWith("arn:") ? named : "arn:%s:iam::%s:root".formatted(world.partition(), named));
    }

    private static ObjectNode condition(AddPermissionRequest request) {
        var condition = Json.object();
        add(condition, "ArnLike", "AWS:SourceArn", request.sourceArn());
        add(condition, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
        add(condition, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
        add(condition, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
        add(condition, "StringEquals", "lambda:FunctionUrlAuthType", request.functionUrlAuthTypeAsString());
        add(
                condition,
                "Bool",
                "lambda:InvokedViaFunctionUrl",
                request.invokedViaFunctionUrl() == null
                        ? null
                        : request.invokedViaFunctionUrl().toString());
        return condition;
    }

    private static void add(ObjectNode condition, String operator, String key, @Nullable String value) {
        if (value != null) condition.withObject(operator).put(key, value);
    }
}
