package dev.cofferdam.range.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What documents say of one action on one resource. A statement with a condition says nothing, as no context is given;
 * what its condition asks for is missing. Source: IAM User Guide, "Policy evaluation logic".
 *
 * @param missing condition keys, sorted
 */
record PolicyDecision(Outcome outcome, List<String> missing) {
    enum Outcome {
        ALLOWED,
        DENIED,
        /** Nothing speaks of it, which denies as well. */
        SILENT
    }

    static PolicyDecision of(List<String> documents, String action, String resource) {
        var effects = new TreeSet<String>();
        var missing = new TreeSet<String>();
        documents.stream()
                .flatMap(document -> Documents.statements(document).stream())
                .filter(statement -> concerns(statement, "Action", action, Pattern.CASE_INSENSITIVE))
                .filter(statement -> concerns(statement, "Resource", resource, 0))
                .forEach(statement -> {
                    if (statement.has("Condition")) missing.addAll(keys(statement.get("Condition")));
                    else effects.add(statement.path("Effect").asString());
                });
        var outcome = effects.contains("Deny")
                ? Outcome.DENIED
                : effects.contains("Allow") ? Outcome.ALLOWED : Outcome.SILENT;
        return new PolicyDecision(outcome, List.copyOf(missing));
    }

    private static boolean concerns(JsonNode statement, String element, String value, int flags) {
        if (statement.has("Not" + element))
            return texts(statement.get("Not" + element)).noneMatch(pattern -> matches(pattern, value, flags));
        return texts(statement.path(element)).anyMatch(pattern -> matches(pattern, value, flags));
    }

    private static boolean matches(String pattern, String value, int flags) {
        var regex = pattern.codePoints()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, flags | Pattern.DOTALL).matcher(value).matches();
    }

    private static Stream<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asString)
                : Stream.of(oneOrMany.asString(""));
    }

    private static List<String> keys(JsonNode condition) {
        var keys = new ArrayList<String>();
        condition.forEach(operator -> keys.addAll(operator.propertyNames()));
        return keys;
    }
}
