package dev.cofferdam.caselog;

/** Whether a record speaks of a real account or of a simulated one. */
public enum Mode {
    LIVE,
    EXERCISE
}
