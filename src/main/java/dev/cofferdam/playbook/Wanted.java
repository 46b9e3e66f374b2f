package dev.cofferdam.playbook;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import java.util.List;
import java.util.Optional;

/** What an input of an action or of a sub-playbook takes. */
record Wanted(String name, ValueType type, Parameter.Shape shape, List<String> words, boolean required) {
    /** What every ARN looks like. */
    private static final String ARN = "arn:partition:service:region:account:resource";

    static Wanted of(Parameter parameter) {
        return new Wanted(
                parameter.name(), parameter.type(), parameter.shape(), parameter.values(), parameter.required());
    }

    static Wanted of(InputSpec input) {
        return new Wanted(
                input.name(),
                input.type(),
                Parameter.Shape.SINGLE,
                input.values(),
                input.required() && input.defaultValue() == null);
    }

    /** One of the values that it is a list or a map of. */
    Wanted single(String named) {
        return new Wanted(named, type, Parameter.Shape.SINGLE, words, required);
    }

    boolean takesText() {
        return shape == Parameter.Shape.SINGLE
                && (type.base() == ValueType.Base.STRING || type.base() == ValueType.Base.DYNAMIC);
    }

    String inWords() {
        return switch (shape) {
            case SINGLE -> type.yamlName();
            case LIST -> "a list of " + type.yamlName();
            case MAP -> "a map of " + type.yamlName();
        };
    }

    /** @return why a value cannot be taken, in words */
    Optional<String> objection(Typed given) {
        var expected =
                Typed.of(new Parameter(name, type, shape, "", required, words)).type();
        if (!fits(expected, given.type()))
            return Optional.of(
                    "%s needs %s, but this yields %s".formatted(name, inWords(), CelMessages.words(given.type())));
        var meaning = given.meaning();
        if (meaning != null && isSpecific(meaning) && isSpecific(type) && meaning != type && !isArn(meaning))
            return Optional.of("%s needs %s, but this yields %s".formatted(name, inWords(), meaning.yamlName()));
        return Optional.empty();
    }

    /** Text that is not just any text; AWS's own kinds have a service's name before a dot. */
    private static boolean isSpecific(ValueType type) {
        return type.yamlName().contains(".");
    }

    /** An ARN where one is taken: some resources are named by it, others by it as well. */
    private boolean isArn(ValueType given) {
        return given.yamlName().endsWith("arn")
                && (type.yamlName().endsWith("arn")
                        || type.pattern().matcher(ARN).matches());
    }

    private boolean fits(CelType expected, CelType given) {
        if (expected.kind() == CelKind.DYN || given.kind() == CelKind.DYN || given.kind() == CelKind.TYPE_PARAM)
            return true;
        return switch (expected.kind()) {
            case LIST, MAP ->
                given.kind() == expected.kind()
                        && fits(
                                expected.parameters().getLast(),
                                given.parameters().getLast());
            case DOUBLE -> given.kind() == CelKind.DOUBLE || given.kind() == CelKind.INT;
            case STRING ->
                given.kind() == CelKind.STRING
                        || (given.kind() == CelKind.TIMESTAMP && (type == ValueType.TIMESTAMP || !isBound()))
                        || (given.kind() == CelKind.DURATION && (type == ValueType.DURATION || !isBound()));
            default -> given.kind() == expected.kind();
        };
    }

    private boolean isBound() {
        return type != ValueType.STRING && type != ValueType.TEXT;
    }
}
