package dev.cofferdam.playbook;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in a responder's words what CEL says in its own. What is not known here is passed on as it is. */
final class CelMessages {
    static final List<String> FUNCTIONS = List.of(
            "all",
            "bool",
            "contains",
            "double",
            "duration",
            "dyn",
            "endsWith",
            "exists",
            "exists_one",
            "filter",
            "flatten",
            "has",
            "int",
            "map",
            "matches",
            "size",
            "startsWith",
            "string",
            "timestamp");

    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '(.*?)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)' .*", Pattern.DOTALL);
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*", Pattern.DOTALL);
    private static final Pattern UNKNOWN = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern NO_FIELDS =
            Pattern.compile("type '(.*)' does not support field selection", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "string",
            "text",
            "bool",
            "true/false",
            "int",
            "whole number",
            "double",
            "number",
            "dyn",
            "any value",
            "google.protobuf.Timestamp",
            "time",
            "google.protobuf.Duration",
            "duration",
            "null_type",
            "null");

    private CelMessages() {}

    static String explain(String message) {
        var overload = OVERLOAD.matcher(message);
        if (overload.matches()) return overload(operator(overload.group(1)), types(overload.group(2)));
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches())
            return "there is no function '" + undeclared.group(1) + "'"
                    + Suggestion.among(undeclared.group(1), FUNCTIONS);
        var unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches())
            return unexpected.group(1).equals("<EOF>")
                    ? "the expression ends too early"
                    : "'" + unexpected.group(1) + "' cannot stand here";
        var unknown = UNKNOWN.matcher(message);
        if (unknown.matches())
            return "'" + unknown.group(1).strip() + "' cannot stand here"
                    + (unknown.group(1).startsWith("=") ? "; to compare, write ==" : "");
        var noFields = NO_FIELDS.matcher(message);
        if (noFields.matches()) return types(noFields.group(1)) + " has no fields";
        if (message.startsWith("Expression recursion limit"))
            return "the expression is nested more than " + Limits.EXPRESSION_DEPTH + " deep";
        if (message.startsWith("expression code point size"))
            return "the expression has more than " + Limits.EXPRESSION_LENGTH + " characters";
        return message.lines().findFirst().orElse(message);
    }

    private static String overload(String operator, String types) {
        var operands =
                types.replaceFirst("^[^(]*", "").replaceAll("^\\(|\\)$", "").replace(", ", " and ");
        return switch (operator) {
            case "==", "!=", "<", "<=", ">", ">=" -> "'" + operator + "' cannot compare " + operands;
            case "[ ]" -> "'[ ]' cannot look up " + operands;
            default -> "'" + operator + "' cannot be applied to " + operands;
        };
    }

    private static String operator(String name) {
        return switch (name) {
            case "_[_]" -> "[ ]";
            case "_?_:_" -> "? :";
            case "@in" -> "in";
            default -> name.replace("_", "").isEmpty() ? name : name.replaceAll("^_|_$", "");
        };
    }

    /** A type in words. */
    static String words(CelType type) {
        return switch (type) {
            case ListType list -> "list of " + words(list.elemType());
            case MapType map -> "map of " + words(map.valueType());
            case SimpleType simple -> TYPES.getOrDefault(simple.name(), simple.name());
            default -> types(type.name());
        };
    }

    private static String types(String cel) {
        var words = cel;
        for (var type : TYPES.entrySet())
            words = words.replaceAll("(?<![\\w.])" + Pattern.quote(type.getKey()) + "(?![\\w.])", type.getValue());
        return words.replaceAll("list\\((.*?)\\)", "list of $1").replaceAll("map\\(.*?, (.*?)\\)", "map of $1");
    }
}
