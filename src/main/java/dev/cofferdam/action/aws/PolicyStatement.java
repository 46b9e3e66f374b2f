package dev.cofferdam.action.aws;

import dev.cofferdam.caselog.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A statement of a policy, of whichever kind. Source: IAM User Guide, "IAM JSON policy element reference".
 *
 * @param allButActions whether {@code actions} are those that are meant not
 * @param principals whom it names, as it names them; empty in policies of identities
 * @param conditions the keys that its conditions ask for
 */
record PolicyStatement(
        boolean allows,
        List<String> actions,
        boolean allButActions,
        List<String> resources,
        boolean allButResources,
        List<String> principals,
        boolean allButPrincipals,
        List<String> conditions) {

    /** Of a document as a service gives it: JSON, which IAM encodes as in addresses. None, where it is no JSON. */
    static List<PolicyStatement> in(String document) {
        var text = document.stripLeading().startsWith("{")
                ? document
                : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        try {
            return items(Json.MAPPER.readTree(text).path("Statement")).stream()
                    .map(PolicyStatement::of)
                    .toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static PolicyStatement of(JsonNode json) {
        return new PolicyStatement(
                json.path("Effect").asString("").equals("Allow"),
                texts(json.has("Action") ? json.path("Action") : json.path("NotAction")),
                json.has("NotAction"),
                json.has("Resource") || json.has("NotResource")
                        ? texts(json.has("Resource") ? json.path("Resource") : json.path("NotResource"))
                        : List.of("*"),
                json.has("NotResource"),
                principals(json.has("Principal") ? json.path("Principal") : json.path("NotPrincipal")),
                json.has("NotPrincipal"),
                conditions(json.path("Condition")));
    }

    /** Whether it says something of this. */
    Answer covers(String action, String resource) {
        if (actions.stream().anyMatch(a -> Wildcard.matchesAction(a, action)) == allButActions) return Answer.NO;
        if (!allButResources) {
            if (resources.stream().anyMatch(r -> Wildcard.matches(r, resource))) return unlessConditional();
            return resources.stream().anyMatch(r -> Wildcard.matches(withoutVariables(r), resource))
                    ? Answer.MAYBE
                    : Answer.NO;
        }
        if (resources.stream().anyMatch(r -> Wildcard.matches(r, resource))) return Answer.NO;
        return resources.stream().anyMatch(r -> Wildcard.matches(withoutVariables(r), resource))
                ? Answer.MAYBE
                : unlessConditional();
    }

    boolean isConditional() {
        return !conditions.isEmpty();
    }

    Answer unlessConditional() {
        return isConditional() ? Answer.MAYBE : Answer.YES;
    }

    /** Whether it denies everything to everybody, always. */
    boolean deniesEverything() {
        return !allows
                && !allButActions
                && !allButResources
                && !isConditional()
                && actions.contains("*")
                && resources.contains("*");
    }

    /** A sentence's part; empty where there is none. */
    String conditionText() {
        return isConditional() ? "if " + String.join(", ", conditions) + " is right" : "";
    }

    /** {@code ${aws:username}} stands for what only the request tells. */
    private static String withoutVariables(String pattern) {
        return pattern.replaceAll("\\$\\{[^}]*}", "*");
    }

    private static List<String> principals(JsonNode principal) {
        if (principal.isString()) return List.of(principal.asString());
        var names = new ArrayList<String>();
        principal.forEach(kind -> names.addAll(texts(kind)));
        return names;
    }

    private static List<String> conditions(JsonNode condition) {
        return condition.properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream().map(key -> key.getKey()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return items(oneOrMany).stream()
                .map(item -> item.asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toList());
    }

    private static List<JsonNode> items(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode() || oneOrMany.isNull()) return List.of();
        return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    }
}
