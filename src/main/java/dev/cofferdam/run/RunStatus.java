package dev.cofferdam.run;

/** How a run as a whole stands. */
public sealed interface RunStatus {
    record Active() implements RunStatus {}

    record Paused(String why) implements RunStatus {}

    /** @param outcome {@code completed}, or what an {@code end} step says */
    record Ended(String outcome) implements RunStatus {}
}
