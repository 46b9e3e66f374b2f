package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import dev.cofferdam.playbook.YamlNode.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Values that a file writes out, held against the type that they are for. */
final class Literals {
    private final Problems problems;

    Literals(Problems problems) {
        this.problems = problems;
    }

    /** One value of the type; JSON null when it is none, which was told then. */
    JsonNode one(String name, YamlNode node, ValueType type, List<String> words) {
        if (type.base() == ValueType.Base.DYNAMIC) return any(node);
        if (!(node instanceof Scalar scalar)) {
            problems.add(node.at(), "%s is one %s, but this is %s", name, type.yamlName(), node.kind());
            return NullNode.getInstance();
        }
        var wanted = switch (type.base()) {
            case STRING, DYNAMIC -> scalar.type() == Scalar.Type.TEXT;
            case BOOLEAN -> scalar.type() == Scalar.Type.FLAG;
            case INTEGER -> scalar.type() == Scalar.Type.INTEGER;
            case NUMBER -> scalar.type() == Scalar.Type.INTEGER || scalar.type() == Scalar.Type.DECIMAL;
        };
        if (!wanted) return notOfKind(name, scalar, type);
        var text =
                scalar.type() == Scalar.Type.FLAG ? scalar.value().toLowerCase(java.util.Locale.ROOT) : scalar.value();
        if (!InputValues.isValid(type, text)) {
            problems.add(
                    scalar.at(),
                    "%s is of type %s, which '%s' is not (pattern %s)",
                    name,
                    type.yamlName(),
                    shown(text),
                    type.pattern());
            return NullNode.getInstance();
        }
        if (!words.isEmpty() && !words.contains(text)) {
            problems.add(
                    scalar.at(),
                    "%s is one of %s, not '%s'%s",
                    name,
                    String.join(", ", words),
                    shown(text),
                    Suggestion.among(text, words));
            return NullNode.getInstance();
        }
        return InputValues.value(type, text);
    }

    private JsonNode notOfKind(String name, Scalar scalar, ValueType type) {
        var quoted = scalar.type() == Scalar.Type.TEXT && InputValues.isValid(type, scalar.value());
        if (type.base() == ValueType.Base.STRING && scalar.type() != Scalar.Type.NOTHING)
            problems.add(scalar.at(), "%s is text; put it in quotes: \"%s\"", name, shown(scalar.value()));
        else if (quoted) problems.add(scalar.at(), "%s is %s; write it without quotes", name, withArticle(type));
        else if (scalar.type() != Scalar.Type.NOTHING)
            problems.add(scalar.at(), "%s is %s, but this is %s", name, withArticle(type), scalar.kind());
        return NullNode.getInstance();
    }

    private static String withArticle(ValueType type) {
        return ("aeio".indexOf(type.yamlName().charAt(0)) < 0 ? "a " : "an ") + type.yamlName();
    }

    /** As YAML has it. */
    static JsonNode any(YamlNode node) {
        return switch (node) {
            case Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> StringNode.valueOf(scalar.value());
                    case FLAG -> BooleanNode.valueOf(scalar.value().equalsIgnoreCase("true"));
                    case INTEGER -> integer(scalar.value());
                    case DECIMAL -> decimal(scalar.value());
                    case NOTHING -> NullNode.getInstance();
                };
            case Sequence sequence -> {
                var array = JsonNodeFactory.instance.arrayNode();
                sequence.items().forEach(item -> array.add(any(item)));
                yield array;
            }
            case Mapping mapping -> {
                var object = JsonNodeFactory.instance.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().value(), any(entry.value())));
                yield object;
            }
        };
    }

    private static JsonNode integer(String text) {
        if (text.matches("[-+]?[0-9]{1,18}")) return LongNode.valueOf(Long.parseLong(text));
        if (text.matches("[-+]?[0-9]{1,1000}")) return BigIntegerNode.valueOf(new BigInteger(text));
        return StringNode.valueOf(text);
    }

    /** Infinity and not-a-number, which JSON does not have, stay text. */
    private static JsonNode decimal(String text) {
        return text.matches("[-+]?[0-9]{0,500}\\.?[0-9]{0,500}([eE][-+]?[0-9]{1,3})?") && text.matches(".*[0-9].*")
                ? DecimalNode.valueOf(new BigDecimal(text))
                : StringNode.valueOf(text);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
