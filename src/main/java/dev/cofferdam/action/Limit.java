package dev.cofferdam.action;

import org.jspecify.annotations.Nullable;

/**
 * A number that bounds what a step does: what it is usually, and between what it may be given.
 *
 * @param input what it is given by, as a playbook writes it
 */
public record Limit(String input, int least, int usual, int most) {
    /** How many of something a step reads: the input {@code max}. */
    public static Limit max(int usual, int most) {
        return new Limit("max", 1, usual, most);
    }

    /**
     * @param given as the input has it; 0 stands for not given, too
     * @throws ActionException when it is less or more than may be
     */
    public int of(@Nullable Integer given) {
        if (given == null || given == 0) return usual;
        if (least <= given && given <= most) return given;
        throw new ActionException(
                "InvalidInput", "%s is from %d to %,d, not %,d.".formatted(input, least, most, given));
    }
}
