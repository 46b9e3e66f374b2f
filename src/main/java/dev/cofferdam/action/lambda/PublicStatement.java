package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A statement of the policy of a function, or of an alias, by its ARN, that lets in everybody: as AddPermission takes
 * it, for that is the only way to make one. Null: there is none, or it lets in somebody else. Source: Lambda API
 * Reference, AddPermission, RemovePermission.
 *
 * @param sid its id
 */
record PublicStatement(String sid) implements Setting {
    static final String ID = "PolicyStatement/";

    private static final String ACTION = "Action";
    private static final String AUTH = "FunctionUrlAuthType";
    private static final String VIA_URL = "InvokedViaFunctionUrl";

    @Override
    public String attribute() {
        return ID + sid;
    }

    @Override
    public String title() {
        return "statement " + sid;
    }

    @Override
    public String owner(String function) {
        return "function " + Functions.name(function);
    }

    @Override
    public Optional<JsonNode> read(String function, ActionContext aws) {
        var policy = PublicStatements.policy(function, aws);
        if (policy.isEmpty() && !isThere(function, aws)) return Optional.empty();
        return Optional.of(PublicStatements.statements(policy.orElse(null)).stream()
                .filter(statement -> PublicStatements.sid(statement).equals(sid))
                .filter(PublicStatements::isPublic)
                .findFirst()
                .<JsonNode>map(PublicStatement::permission)
                .orElse(NullNode.getInstance()));
    }

    /** Safe to repeat: what is so already is not asked for. */
    @Override
    public void write(String function, JsonNode value, ActionContext aws) {
        if (read(function, aws).filter(value::equals).isPresent()) return;
        var lambda = aws.client(LambdaClient.class);
        var named = FunctionRef.of(function);
        if (value.isNull())
            lambda.removePermission(r ->
                    r.functionName(named.name()).qualifier(named.qualifier()).statementId(sid));
        else
            lambda.addPermission(r -> r.functionName(named.name())
                    .qualifier(named.qualifier())
                    .statementId(sid)
                    .principal("*")
                    .action(value.path(ACTION).asString())
                    .functionUrlAuthType(text(value, AUTH))
                    .invokedViaFunctionUrl(
                            value.has(VIA_URL) ? value.path(VIA_URL).asBoolean() : null));
    }

    private static JsonNode permission(JsonNode statement) {
        var permission = Json.object().put(ACTION, statement.path("Action").asString(""));
        var auth = PublicStatements.condition(statement, "lambda:" + AUTH);
        if (auth != null) permission.put(AUTH, auth);
        var viaUrl = PublicStatements.condition(statement, "lambda:" + VIA_URL);
        if (viaUrl != null) permission.put(VIA_URL, Boolean.parseBoolean(viaUrl));
        return permission;
    }

    /** Where there is no policy, Lambda says the same as where there is no function. */
    private static boolean isThere(String function, ActionContext aws) {
        try {
            aws.client(LambdaClient.class).getFunctionConfiguration(r -> r.functionName(Functions.name(function)));
            return true;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private static @Nullable String text(JsonNode value, String member) {
        return value.has(member) ? value.path(member).asString() : null;
    }
}
