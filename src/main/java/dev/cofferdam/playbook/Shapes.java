package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Shapes that several blocks share. */
final class Shapes {
    static final String NAME = "[a-z][a-z0-9_]{0,62}";
    static final String HYPHENATED = "[a-z][a-z0-9-]{0,62}";
    static final Shape POSITIVE = new Shape.Text("a duration", "[1-9][0-9]{0,5}(s|m|h|d)");
    static final Shape DURATION = new Shape.Text("a duration", "[0-9]{1,6}(s|m|h|d)");
    static final Shape CONDITION = new Shape.Formula("true or false");
    static final Shape ON_ERROR = new Shape.Choice(words(OnError.values()));
    static final Shape ACCOUNT = new Shape.Filled("an account's 12 digits, may hold `${{ }}`");
    static final Shape ROLE = new Shape.Filled("a role's name, may hold `${{ }}`");
    static final Shape EXTERNAL_ID = new Shape.Filled("an external id, may hold `${{ }}`");
    static final Shape REGION = new Shape.Filled("a region, may hold `${{ }}`");
    static final Shape TEXTS = new Shape.ListOf(Shape.text(), 0);
    static final Shape TYPE = new Shape.Choice(
            Arrays.stream(ValueType.values()).map(ValueType::yamlName).toList());

    static final Shape STEPS = new Shape.OneOrMore(new Shape.Keys(Block.STEP));

    private Shapes() {}

    static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
