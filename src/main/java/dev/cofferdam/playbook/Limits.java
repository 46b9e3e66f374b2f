package dev.cofferdam.playbook;

/** How large a playbook may be: far beyond what a person writes, and small enough to be read in a moment. */
final class Limits {
    /** Of a file. */
    static final int BYTES = 1024 * 1024;

    /** Mappings and sequences inside each other; ten steps inside each other need about thirty. */
    static final int DEPTH = 64;

    /** Keys, values and list items of one file. */
    static final int NODES = 50_000;

    /** Problems of one file that are told one by one. */
    static final int PROBLEMS = 100;

    /** Of one file; each takes a tenth of a millisecond to check. */
    static final int EXPRESSIONS = 5_000;

    /** Unicode characters of one expression. */
    static final int EXPRESSION_LENGTH = 2_000;

    /** Brackets inside each other, or operators behind each other, in one expression. */
    static final int EXPRESSION_DEPTH = 64;

    /** Names, operators and literals of one expression. */
    static final int EXPRESSION_NODES = 1_000;

    /**
     * {@code all}, {@code exists}, {@code exists_one}, {@code filter} and {@code map} in one expression: each can
     * multiply what the one before it made.
     */
    static final int LOOPS = 3;

    /** Of all loops of one expression together. */
    static final int ROUNDS = 10_000;

    /** Characters of a text, or items of a list, that an expression may put together. */
    static final int RESULT = 1_000_000;

    /** Sub-playbooks inside each other. */
    static final int CALLS = 8;

    /** Playbooks that one playbook calls, directly or not. */
    static final int FILES = 50;

    /** Steps of a playbook with those of its sub-playbooks, each counted as often as it is called. */
    static final int STEPS = 5_000;

    private Limits() {}
}
