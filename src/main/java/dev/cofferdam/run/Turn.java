package dev.cofferdam.run;

/** Whether the steps of a block may go on. */
sealed interface Turn {
    record Open() implements Turn {}

    /** @param by the title of the step that is not through yet */
    record NotYet(String by) implements Turn {}

    /** What the block is about is not known yet: it is listed, and nothing more. */
    record Preview() implements Turn {}

    /** It will never be its turn. */
    record Never(String why) implements Turn {}
}
