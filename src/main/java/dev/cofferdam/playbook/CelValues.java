package dev.cofferdam.playbook;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Values on their way from JSON into expressions and back. */
final class CelValues {
    private CelValues() {}

    /** @throws EvaluationException when the value is not of the type */
    static Object toCel(String name, JsonNode value, CelType type) {
        return switch (type.kind()) {
            case DOUBLE -> number(name, value).doubleValue();
            case INT -> number(name, value).longValue();
            case LIST -> {
                if (!value.isArray()) throw wrong(name, value, type);
                var item = ((ListType) type).elemType();
                yield value.valueStream().map(v -> toCel(name, v, item)).toList();
            }
            case MAP -> {
                if (!value.isObject()) throw wrong(name, value, type);
                var of = ((MapType) type).valueType();
                var map = new LinkedHashMap<String, Object>();
                value.propertyStream().forEach(p -> map.put(p.getKey(), toCel(name, p.getValue(), of)));
                yield map;
            }
            default -> {
                var plain = toCel(value);
                if ((type.kind() == CelKind.STRING && !(plain instanceof String))
                        || (type.kind() == CelKind.BOOL && !(plain instanceof Boolean))) throw wrong(name, value, type);
                yield plain;
            }
        };
    }

    private static Object toCel(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value);
            case ARRAY -> value.valueStream().map(CelValues::toCel).toList();
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                value.propertyStream().forEach(p -> map.put(p.getKey(), toCel(p.getValue())));
                yield map;
            }
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case BINARY, POJO -> value.asString();
        };
    }

    private static Object number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.longValue();
        return value.doubleValue();
    }

    /** @throws EvaluationException when it is larger than {@link Limits#RESULT} */
    static JsonNode toJson(Object value) {
        return toJson(value, new int[] {Limits.RESULT});
    }

    private static JsonNode toJson(Object value, int[] left) {
        if (--left[0] < 0) throw new EvaluationException("the value has more than " + Limits.RESULT + " parts");
        return switch (value) {
            case String text -> StringNode.valueOf(text);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case Long number -> LongNode.valueOf(number);
            case Double number
            when number.isNaN() || number.isInfinite() ->
                throw new EvaluationException(number + " is not a number that can be used");
            case Double number -> DecimalNode.valueOf(BigDecimal.valueOf(number));
            case NullValue _ -> NullNode.getInstance();
            case List<?> list -> {
                var array = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> array.add(toJson(item, left)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = JsonNodeFactory.instance.objectNode();
                map.forEach((key, item) -> object.set(String.valueOf(key), toJson(item, left)));
                yield object;
            }
            case Instant time -> StringNode.valueOf(time.toString());
            case Duration time -> StringNode.valueOf(time.toSeconds() + "s");
            default ->
                throw new EvaluationException(
                        "a value of the kind " + value.getClass().getSimpleName());
        };
    }

    /** As it stands inside a text; a list's items behind commas. */
    static String toText(JsonNode value) {
        if (value.isString()) return value.stringValue();
        if (value.isNumber()) return value.decimalValue().stripTrailingZeros().toPlainString();
        if (!value.isArray()) return value.toString();
        var items = new ArrayList<String>();
        value.valueStream().forEach(item -> items.add(toText(item)));
        return String.join(", ", items);
    }

    private static Number number(String name, JsonNode value) {
        if (value.isNumber()) return value.numberValue();
        throw new EvaluationException(name + " is " + value + " where a number is needed");
    }

    private static EvaluationException wrong(String name, JsonNode value, CelType type) {
        var text = value.toString();
        return new EvaluationException(name + " is " + (text.length() <= 80 ? text : text.substring(0, 80) + "…")
                + " where " + CelMessages.words(type) + " is needed");
    }
}
