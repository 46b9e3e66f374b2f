package dev.cofferdam.playbook;

import java.util.List;

/** What the value of a key looks like in the file. */
sealed interface Shape {
    /** What every one-line text has to be when nothing else is said: not blank, and without what is never evaluated. */
    String PLAIN = "(?![\\s\\S]*\\$\\{\\{)[\\s\\S]*\\S[\\s\\S]*";

    static Shape text() {
        return new Text("text", PLAIN);
    }

    /** @param pattern as both Java and JSON Schema (ECMA 262) understand it; of the whole text */
    record Text(String what, String pattern) implements Shape {
        /** Names and ids are short; Java's patterns take stack for each repetition of a group. */
        static final int LONGEST_NAME = 300;

        int longest() {
            return pattern.equals(PLAIN) ? Limits.BYTES : LONGEST_NAME;
        }
    }

    record Choice(List<String> options) implements Shape {}

    record Flag() implements Shape {}

    record Count(int least, int most) implements Shape {}

    /** A bare CEL expression. */
    record Formula(String yields) implements Shape {}

    /** Text for people, or for an action, in which {@code ${{ }}} is evaluated. */
    record Filled(String what) implements Shape {}

    /** A value of any kind; which one, the input that it is for decides. */
    record Value() implements Shape {}

    record ListOf(Shape item, int least) implements Shape {}

    record OneOrMore(Shape item) implements Shape {}

    /** A block whose keys are names that the playbook gives. */
    record Named(String what, String pattern, Shape value) implements Shape {}

    record Keys(Block block) implements Shape {}

    /** For the reference page and for messages. */
    default String words() {
        return switch (this) {
            case Text text -> text.what();
            case Choice choice ->
                choice.options().size() > 10
                        ? "one of the types below"
                        : "one of " + String.join(", ", choice.options());
            case Flag _ -> "true or false";
            case Count(int least, int most) when least == most -> Integer.toString(least);
            case Count(int least, int most) -> "a number from " + least + " to " + most;
            case Formula formula -> "an expression that yields " + formula.yields();
            case Filled filled -> filled.what();
            case Value _ -> "a value";
            case ListOf list -> "a list of " + list.item().plural();
            case OneOrMore some -> some.item().words() + ", or a list of them";
            case Named named -> "a block of " + named.what();
            case Keys keys -> keys.block().title();
        };
    }

    private String plural() {
        return switch (this) {
            case Text text -> bare(text.what()).replaceFirst(" such as .*", "") + "s";
            case Keys(var block) when block == Block.BRANCH -> "branches";
            case Keys keys -> bare(keys.block().title()) + "s";
            case Choice _, Flag _, Count _, Formula _, Filled _, Value _, ListOf _, OneOrMore _, Named _ -> words();
        };
    }

    private static String bare(String words) {
        return words.replaceFirst("^an? ", "");
    }
}
