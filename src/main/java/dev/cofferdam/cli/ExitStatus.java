package dev.cofferdam.cli;

/** What the program tells the shell. */
final class ExitStatus {
    static final int DONE = 0;
    /** It ran, and something needs attention. */
    static final int ATTENTION = 1;
    /** Usage or invalid input; nothing was changed. */
    static final int INVALID = 2;

    private ExitStatus() {}
}
