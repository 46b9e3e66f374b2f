package dev.cofferdam.action;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input or output of an action.
 *
 * @param name in snake case, as playbooks write it
 * @param shape whether it holds one value of the type, a list, or a map from strings
 * @param values what an enum may be
 */
public record Parameter(
        String name, ValueType type, Shape shape, String description, boolean required, List<String> values) {

    public enum Shape {
        SINGLE,
        LIST,
        MAP
    }

    static List<Parameter> inputsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(c -> {
                    var input = described(c, c.getAnnotation(Input.class));
                    return new Parameter(
                            snakeCase(c.getName()),
                            typeOf(c, input.type()),
                            shapeOf(c),
                            input.value(),
                            !input.optional(),
                            List.of(input.values()));
                })
                .toList();
    }

    static List<Parameter> outputsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(c -> {
                    var output = described(c, c.getAnnotation(Output.class));
                    return new Parameter(
                            snakeCase(c.getName()),
                            typeOf(c, output.type()),
                            shapeOf(c),
                            output.value(),
                            true,
                            List.of());
                })
                .toList();
    }

    static String snakeCase(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static <A> A described(RecordComponent component, @Nullable A annotation) {
        if (annotation != null) return annotation;
        throw new IllegalStateException(component.getDeclaringRecord().getName() + "." + component.getName()
                + " carries neither @Input nor @Output");
    }

    /** A boolean or a number needs no annotation's word for it. */
    private static ValueType typeOf(RecordComponent component, ValueType declared) {
        var java = component.getType();
        if (java == boolean.class || java == Boolean.class) return ValueType.BOOLEAN;
        if (java == int.class || java == long.class || java == Integer.class || java == Long.class)
            return ValueType.INTEGER;
        return declared;
    }

    private static Shape shapeOf(RecordComponent component) {
        if (List.class.isAssignableFrom(component.getType())) return Shape.LIST;
        return Map.class.isAssignableFrom(component.getType()) ? Shape.MAP : Shape.SINGLE;
    }
}
