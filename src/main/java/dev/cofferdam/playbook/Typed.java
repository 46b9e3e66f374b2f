package dev.cofferdam.playbook;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name in an expression stands for.
 *
 * @param type what an expression sees
 * @param meaning what the value, or each one of it, is; null when that is not known
 * @param words all that the value, or each one of it, can be; empty when that is not known
 */
record Typed(CelType type, @Nullable ValueType meaning, List<String> words) {
    /** For names that are reported as wrong, so that the rest of their expression is checked all the same. */
    static final Typed ANYTHING = of(SimpleType.DYN);

    static Typed of(CelType type) {
        return new Typed(type, null, List.of());
    }

    static Typed text(String... words) {
        return new Typed(SimpleType.STRING, ValueType.STRING, List.of(words));
    }

    static Typed of(Parameter parameter) {
        var single = single(parameter.type());
        var type = switch (parameter.shape()) {
            case SINGLE -> single;
            case LIST -> ListType.create(single);
            case MAP -> MapType.create(SimpleType.STRING, single);
        };
        return new Typed(type, parameter.type(), parameter.values());
    }

    static Typed of(InputSpec input) {
        return new Typed(single(input.type()), input.type(), input.values());
    }

    /** What it is when seen over all rounds of a {@code for_each}. */
    Typed ofRounds() {
        return new Typed(ListType.create(type), meaning, words);
    }

    /** An item of the list that it is. */
    Typed item() {
        return type instanceof ListType list ? new Typed(list.elemType(), meaning, words) : ANYTHING;
    }

    private static CelType single(ValueType type) {
        return switch (type.base()) {
            case STRING -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case INTEGER -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case DYNAMIC -> SimpleType.DYN;
        };
    }
}
