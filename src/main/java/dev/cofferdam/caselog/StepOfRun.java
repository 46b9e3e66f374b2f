package dev.cofferdam.caselog;

/**
 * One step of one run.
 *
 * @param step the step's key with its round: {@code snapshot#0}
 */
public record StepOfRun(String runId, String step) {}
