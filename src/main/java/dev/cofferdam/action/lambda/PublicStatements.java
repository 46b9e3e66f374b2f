package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/**
 * The statements of a function's policy, and those of them that let in everybody. Source: Lambda API Reference,
 * AddPermission; Lambda Developer Guide, "Control access to Lambda function URLs" and "Granting Lambda function access
 * to AWS services".
 */
final class PublicStatements {
    /** They narrow by which way one comes, not who. */
    private static final Set<String> BY_WAY = Set.of("lambda:functionurlauthtype", "lambda:invokedviafunctionurl");

    private PublicStatements() {}

    /** @return empty where there is no policy */
    static Optional<JsonNode> policy(String arn, ActionContext aws) {
        var named = FunctionRef.of(arn);
        try {
            return Optional.of(Json.MAPPER.readTree(aws.client(LambdaClient.class)
                    .getPolicy(r -> r.functionName(named.name()).qualifier(named.qualifier()))
                    .policy()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    static List<JsonNode> statements(@Nullable JsonNode policy) {
        if (policy == null) return List.of();
        var statements = policy.path("Statement");
        return statements.isArray() ? statements.valueStream().toList() : List.of(statements);
    }

    static String sid(JsonNode statement) {
        return statement.path("Sid").asString("");
    }

    /** Whether every AWS account, or everybody by the function's URL, is let in. */
    static boolean isPublic(JsonNode statement) {
        return statement.path("Effect").asString("").equals("Allow")
                && isEverybody(statement.path("Principal"))
                && conditionKeys(statement).allMatch(BY_WAY::contains);
    }

    /** Whether a service is let in whoever it acts for, so that other accounts come in by theirs. */
    static boolean trustsServiceOfAnybody(JsonNode statement) {
        return statement.path("Effect").asString("").equals("Allow")
                && statement.path("Principal").has("Service")
                && conditionKeys(statement).findAny().isEmpty();
    }

    /** The value of a condition, by its key in lower case; null where there is none. */
    static @Nullable String condition(JsonNode statement, String key) {
        return statement
                .path("Condition")
                .valueStream()
                .flatMap(operator -> operator.propertyStream())
                .filter(each -> each.getKey().equalsIgnoreCase(key))
                .map(each -> each.getValue().asString())
                .findFirst()
                .orElse(null);
    }

    private static boolean isEverybody(JsonNode principal) {
        var named = principal.isObject() ? principal.path("AWS") : principal;
        return named.isArray()
                ? named.valueStream().anyMatch(p -> p.asString("").equals("*"))
                : named.asString("").equals("*");
    }

    private static Stream<String> conditionKeys(JsonNode statement) {
        return statement
                .path("Condition")
                .valueStream()
                .flatMap(operator -> operator.propertyStream())
                .map(each -> each.getKey().toLowerCase(Locale.ROOT));
    }
}
