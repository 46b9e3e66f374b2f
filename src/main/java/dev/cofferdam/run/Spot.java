package dev.cofferdam.run;

/**
 * A step instance as a walk came by it.
 *
 * @param facts what the records said of it then
 * @param own whether it stands so by itself, not by what it holds
 * @param succeeded whether what needs it may rely on it: it was done, or the playbook itself left it out
 */
record Spot(Place place, int depth, Turn turn, StepFacts facts, StepState state, boolean own, boolean succeeded) {}
