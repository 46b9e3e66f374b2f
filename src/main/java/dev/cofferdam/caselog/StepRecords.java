package dev.cofferdam.caselog;

import java.time.Instant;

/**
 * How much there is of a step.
 *
 * @param first, last when the first and the last of its records happened
 */
public record StepRecords(StepOfRun step, int count, Instant first, Instant last) {}
